// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.server.access.AccountId;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.body.PeopleOn;
import jp.sekisho.server.body.PostsOn;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Choice;
import jp.sekisho.server.page.FormField.Kind;
import jp.sekisho.server.page.NavigationEntry;
import jp.sekisho.server.page.Page;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The body's accounts: open, hand to a person, reset, close.
@Controller
@Requires(Permission.MANAGE_ACCOUNTS)
class AccountsController {

    private final Accounts accounts;

    AccountsController(Accounts accounts) {
        this.accounts = accounts;
    }

    @Bean
    static NavigationEntry accountsNavigation() {
        return new NavigationEntry(
                NavigationEntry.Group.SETTINGS,
                80,
                "アカウント",
                "/accounts",
                Permission.MANAGE_ACCOUNTS.name());
    }

    @GetMapping("/{body}/accounts")
    Page list(Visit visit) {
        List<Account> all = visit.body().read(db -> AccountReading.all(db, visit.today()));
        return new Page("identity/accounts.jte", AccountsView.of(base(visit), all));
    }

    @GetMapping("/{body}/accounts/new")
    Page blank(Visit visit) {
        return form(visit, "", "", "", 200);
    }

    @PostMapping("/{body}/accounts")
    Object open(
            Visit visit,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String person) {
        Optional<Choice> chosen =
                withoutAccount(visit).stream().filter(c -> c.value().equals(person)).findAny();
        if (chosen.isEmpty()) {
            return form(visit, name, "だれのアカウントかを一覧から選んでください。", "", 422);
        }
        long personId = Long.parseLong(chosen.get().value());
        Optional<String> refusal = Minding.refusal(visit, holdings(visit, personId));
        if (refusal.isPresent()) {
            return form(visit, name, refusal.get(), "", 422);
        }
        return switch (accounts.open(visit.body(), actor(visit), name, personId)) {
            case Accounts.Made.Refused(String message) -> form(visit, name, "", message, 422);
            case Accounts.Made.Done done -> slip(visit, done, chosen.get().label());
        };
    }

    @GetMapping("/{body}/accounts/{id}")
    Page one(Visit visit, @PathVariable long id) {
        return one(visit, account(visit, id), "", 200);
    }

    @PostMapping("/{body}/accounts/{id}/password")
    Object resetPassword(Visit visit, @PathVariable long id) {
        Account account = account(visit, id);
        Optional<String> refusal = refusal(visit, account);
        if (refusal.isPresent() || account.source() != PasswordKeeper.LOCAL) {
            return one(visit, account, refusal.orElse("庁内の認証サーバのパスワードは、ここでは変えられません。"), 422);
        }
        return switch (accounts.reset(visit.body(), actor(visit), account.id(), false)) {
            case Accounts.Made.Refused(String message) -> one(visit, account, message, 422);
            case Accounts.Made.Done done -> slip(visit, done, account.shownName());
        };
    }

    @PostMapping("/{body}/accounts/{id}/second-factor")
    Object forgetFactor(Visit visit, @PathVariable long id) {
        Account account = account(visit, id);
        Optional<String> refusal =
                refusal(visit, account)
                        .or(() -> accounts.forgetFactor(visit.body(), actor(visit), account.id()));
        return refusal.isPresent()
                ? one(visit, account, refusal.get(), 422)
                : Going.to(base(visit) + "/" + id);
    }

    @PostMapping("/{body}/accounts/{id}/person")
    Object belongTo(
            Visit visit, @PathVariable long id, @RequestParam(defaultValue = "") String person) {
        Account account = account(visit, id);
        Optional<Choice> chosen =
                withoutAccount(visit).stream().filter(c -> c.value().equals(person)).findAny();
        if (account.personId() != null || chosen.isEmpty()) {
            return one(visit, account, "だれのアカウントかを一覧から選んでください。", 422);
        }
        long personId = Long.parseLong(chosen.get().value());
        Optional<String> refusal =
                Minding.refusal(visit, holdings(visit, personId))
                        .or(() ->
                                accounts.belongTo(
                                        visit.body(), actor(visit), account.id(), personId));
        return refusal.isPresent()
                ? one(visit, account, refusal.get(), 422)
                : Going.to(base(visit) + "/" + id);
    }

    @PostMapping("/{body}/accounts/{id}/close")
    Object close(Visit visit, @PathVariable long id) {
        Account account = account(visit, id);
        Optional<String> refusal =
                refusal(visit, account)
                        .or(() -> accounts.close(visit.body(), actor(visit), account.id()));
        return refusal.isPresent()
                ? one(visit, account, refusal.get(), 422)
                : Going.to(base(visit));
    }

    /// Nobody minds the own account here: closing it would lock the last one out, and resetting the
    /// own factor would make the password the only one.
    private static Optional<String> refusal(Visit visit, Account account) {
        return account.id().equals(visit.visitor().account())
                ? Optional.of("自分のアカウントはここでは扱えません。「自分のアカウント」の頁を使うか、ほかの管理者に頼んでください。")
                : Minding.refusal(visit, account.holdings());
    }

    private static Account account(Visit visit, long id) {
        if (id <= 0) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return visit.body()
                .read(db -> AccountReading.byId(db, new AccountId(id), visit.today()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static List<jp.sekisho.server.access.Holding> holdings(Visit visit, long person) {
        return visit.body().read(db -> new PostsOn(visit.today()).holdings(db, person));
    }

    private static List<Choice> withoutAccount(Visit visit) {
        return visit.body()
                .read(db -> {
                    Set<Long> taken =
                            AccountReading.all(db, visit.today()).stream()
                                    .flatMap(a -> Stream.ofNullable(a.personId()))
                                    .collect(Collectors.toSet());
                    return PeopleOn.read(db, visit.today()).stream()
                            .filter(p -> !taken.contains(p.id()))
                            .map(p -> new Choice(Long.toString(p.id()), p.name()))
                            .toList();
                });
    }

    private static Page form(
            Visit visit, String name, String personWrong, String nameWrong, int status) {
        List<FormField> fields =
                List.of(
                        FormField.of("person", "だれのアカウントか", Kind.CHOICE)
                                .mandatory()
                                .hinted("在職中で、まだアカウントのない人です。いないときは、先に組織の頁で登録してください。")
                                .choosing(withoutAccount(visit))
                                .wrong(personWrong),
                        FormField.of("name", "アカウント名", Kind.TEXT)
                                .mandatory()
                                .hinted("半角の英小文字・数字。例: yamada-h、職員番号")
                                .with(name)
                                .wrong(nameWrong));
        return new Page(
                "identity/new-account.jte", new NewAccountView(base(visit), fields), status);
    }

    private static Page slip(Visit visit, Accounts.Made.Done done, String person) {
        return new Page(
                "identity/slip.jte",
                new SlipView(base(visit), person, done.name(), done.startPassword()));
    }

    private static Page one(Visit visit, Account account, String wrong, int status) {
        return new Page(
                "identity/one-account.jte",
                OneAccountView.of(
                        base(visit),
                        account,
                        account.personId() == null ? withoutAccount(visit) : List.of(),
                        wrong),
                status);
    }

    private static Actor actor(Visit visit) {
        return new Actor(visit.name());
    }

    private static String base(Visit visit) {
        return LogInPaths.accounts(visit.body().key());
    }
}
