// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sekisho.server.access.AccountId;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.body.BodyDesk;
import jp.sekisho.server.body.EmploymentKind;
import jp.sekisho.server.body.PeopleOn;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Change;
import org.springframework.stereotype.Component;

/// Accounts from the server's own console (`sekisho user`): the first account of a body, and the
/// way back in for the only officer. Whoever stands at the console owns the data already.
@Component
public final class ConsoleAccounts {

    private static final Actor CONSOLE = new Actor("サーバのコンソール");

    /// What the console says.
    public sealed interface Answer {

        /// Done.
        ///
        /// @param name with which one signs in
        /// @param startPassword shown this once
        record Done(String name, String startPassword) implements Answer {}

        /// Not done, nothing changed.
        ///
        /// @param message one sentence for people
        record Refused(String message) implements Answer {}
    }

    private final BodyDatabases bodies;
    private final Accounts accounts;
    private final BodyDesk desk;
    private final Clock clock;

    ConsoleAccounts(BodyDatabases bodies, Accounts accounts, BodyDesk desk, Clock clock) {
        this.bodies = bodies;
        this.accounts = accounts;
        this.desk = desk;
        this.clock = clock;
    }

    /// Opens an account with a start password.
    ///
    /// @param bodyKey the body's short name
    /// @param name with which one will sign in
    /// @param person the name of somebody in office; added where there is nobody of that name
    /// @param role a role to appoint the person to from today, by its name in the glossary; empty
    ///   for none
    public Answer add(String bodyKey, String name, String person, String role) {
        Optional<BodyDatabase> body = body(bodyKey);
        if (body.isEmpty()) {
            return noBody(bodyKey);
        }
        if (person.isBlank()) {
            return new Answer.Refused("だれのアカウントか、--person に氏名を入れてください。");
        }
        Optional<Role> appointed =
                Arrays.stream(Role.values())
                        .filter(known -> known.name().equals(role.strip().toUpperCase(Locale.ROOT)))
                        .findAny();
        if (!role.isBlank() && appointed.isEmpty()) {
            return new Answer.Refused(
                    "「"
                            + role
                            + "」という役割はありません。次のどれかにしてください: "
                            + Arrays.stream(Role.values())
                                    .map(Role::name)
                                    .collect(Collectors.joining(" ")));
        }
        if (AccountName.tryParse(name).isEmpty()) {
            return new Answer.Refused(
                    "アカウント名「" + name + "」は使えません。半角の英小文字・数字・「.」「-」「_」で64文字までにしてください。");
        }
        if (accounts.isUsed(body.get(), name)) {
            return new Answer.Refused("「" + name + "」は前に使われた名前です。ほかのアカウント名にしてください。");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Tokyo"));
        List<PeopleOn.InOffice> same =
                body.get().read(db -> PeopleOn.read(db, today)).stream()
                        .filter(p -> p.name().equals(person))
                        .toList();
        if (same.size() > 1) {
            return new Answer.Refused(
                    "「" + person + "」という人が" + same.size() + "人います。アカウントの頁で、選んで開いてください。");
        }
        return answer(
                accounts.open(
                        body.get(),
                        CONSOLE,
                        name,
                        change -> {
                            long owner =
                                    same.isEmpty()
                                            ? enter(change, person, today)
                                            : same.getFirst().id();
                            appointed.ifPresent(post -> appoint(change, owner, post, today));
                            return owner;
                        }));
    }

    private long enter(Change change, String person, LocalDate today) {
        return desk.person(change, person, "", EmploymentKind.REGULAR, Optional.empty(), "", today);
    }

    private void appoint(Change change, long person, Role role, LocalDate today) {
        desk.post(change, role, person, Optional.empty(), Optional.empty(), today);
    }

    /// Gives an account a new start password.
    ///
    /// @param bodyKey the body's short name
    /// @param name the account's name
    /// @param alsoFactor whether the second factor is forgotten too
    public Answer reset(String bodyKey, String name, boolean alsoFactor) {
        Optional<BodyDatabase> body = body(bodyKey);
        if (body.isEmpty()) {
            return noBody(bodyKey);
        }
        Optional<AccountId> account = accounts.find(body.get(), name);
        return account.isEmpty()
                ? new Answer.Refused("アカウント「" + name + "」がありません。名前を確かめてください。")
                : answer(accounts.reset(body.get(), CONSOLE, account.get(), alsoFactor));
    }

    private Optional<BodyDatabase> body(String key) {
        return BodyKey.tryParse(key).flatMap(bodies::find);
    }

    private Answer noBody(String key) {
        String known =
                bodies.bodies().stream().map(BodyKey::value).collect(Collectors.joining(" "));
        return new Answer.Refused(
                "団体「"
                        + key
                        + "」がありません。"
                        + (known.isEmpty() ? "まだ団体がありません。" : "次のどれかにしてください: " + known));
    }

    private static Answer answer(Accounts.Made made) {
        return switch (made) {
            case Accounts.Made.Done(String name, String password) ->
                    new Answer.Done(name, password);
            case Accounts.Made.Refused(String message) -> new Answer.Refused(message);
        };
    }
}
