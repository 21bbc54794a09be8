// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.identity.AccountName;
import jp.sekisho.server.identity.Accounts;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Choice;
import jp.sekisho.server.page.FormField.Kind;
import org.springframework.stereotype.Component;

/// The first account, with which the body is made. Its password is never part of a draft.
@Component
final class FirstAccountForm {

    private static final String PERSON = "person";
    private static final String ACCOUNT = "account";
    private static final String PASSWORD = "password";
    private static final String REPEATED = "repeated";

    private final PeopleForm people;
    private final Accounts accounts;
    private final BodyOpening opening;

    FirstAccountForm(PeopleForm people, Accounts accounts, BodyOpening opening) {
        this.people = people;
        this.accounts = accounts;
        this.opening = opening;
    }

    /// What came of it.
    sealed interface Opened {

        /// The body is there.
        ///
        /// @param key its short name
        record Done(String key) implements Opened {}

        /// Nothing is there.
        ///
        /// @param problems one sentence for each field, by its name
        record Refused(Map<String, String> problems) implements Opened {}
    }

    List<FormField> fields(Sofar sofar, Typed typed, Map<String, String> problems) {
        List<String> holders = holders(sofar);
        String person =
                typed.text(PERSON).isEmpty() && !holders.isEmpty()
                        ? holders.getFirst()
                        : typed.text(PERSON);
        List<FormField> fields = new ArrayList<>();
        fields.add(
                FormField.of(PERSON, "だれのアカウントですか", Kind.CHOICE)
                        .mandatory()
                        .hinted("団体の設定とアカウントを扱える、統括情報セキュリティ責任者か情報システム管理者です。")
                        .choosing(holders.stream().map(name -> new Choice(name, name)).toList())
                        .with(person));
        fields.add(
                FormField.of(ACCOUNT, "アカウント名", Kind.TEXT)
                        .mandatory()
                        .hinted("半角の英小文字・数字。例: yamada-h、職員番号")
                        .with(typed.text(ACCOUNT)));
        fields.add(
                FormField.of(PASSWORD, "パスワード", Kind.SECRET)
                        .mandatory()
                        .hinted("12文字以上。短い文をいくつかつなげると、長くても覚えられます。記号や大文字は要りません。"));
        fields.add(FormField.of(REPEATED, "パスワード(確かめのためもう一度)", Kind.SECRET).mandatory());
        return fields.stream()
                .map(field -> field.wrong(problems.getOrDefault(field.name(), "")))
                .toList();
    }

    private List<String> holders(Sofar sofar) {
        return PeopleForm.posts(sofar.typed(people), people.unitNames(sofar)).stream()
                .filter(post ->
                        post.role() == Role.CHIEF_OFFICER || post.role() == Role.SYSTEM_MANAGER)
                .map(PeopleForm.Post::person)
                .distinct()
                .toList();
    }

    Opened open(Sofar sofar, Optional<byte[]> policy, Typed typed) {
        Map<String, String> problems = new HashMap<>();
        if (!holders(sofar).contains(typed.text(PERSON))) {
            problems.put(PERSON, "だれのアカウントかを選んでください。");
        }
        Optional<AccountName> name = AccountName.tryParse(typed.text(ACCOUNT));
        if (name.isEmpty()) {
            problems.put(ACCOUNT, "半角の英小文字・数字・「.」「-」「_」で64文字までにしてください(例: yamada-h)。");
        }
        // As typed: blanks around a password are part of it.
        String password = typed.fields().getOrDefault(PASSWORD, "");
        name.flatMap(n -> Accounts.passwordProblem(password, n))
                .ifPresent(problem -> problems.put(PASSWORD, problem));
        if (!password.equals(typed.fields().getOrDefault(REPEATED, ""))) {
            problems.put(REPEATED, "上のパスワードと同じではありません。もう一度入れてください。");
        }
        if (!problems.isEmpty()) {
            return new Opened.Refused(problems);
        }
        return new Opened.Done(
                opening.open(
                                sofar,
                                policy,
                                new BodyOpening.FirstAccount(
                                        typed.text(PERSON),
                                        name.orElseThrow(),
                                        accounts.hash(password)))
                        .value());
    }
}
