// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.policy.catalogue.OrganKind;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.body.BodyDesk;
import jp.sekisho.server.body.BodyDesk.PostException;
import jp.sekisho.server.body.EmploymentKind;
import jp.sekisho.server.compliance.BoardEvaluation;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Change;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.identity.AccountName;
import jp.sekisho.server.identity.Accounts;
import jp.sekisho.server.policy.Decision;
import jp.sekisho.server.policy.DecisionKind;
import jp.sekisho.server.policy.DocumentKind;
import jp.sekisho.server.policy.PolicyDesk;
import jp.sekisho.server.policy.PolicyDocumentId;
import org.springframework.stereotype.Component;

/// Makes a body of a finished draft: everything in one transaction, so that there is a whole body
/// or none. Where the process dies before, the draft is still there and can be finished again.
@Component
final class BodyOpening {

    private final BodyDatabases databases;
    private final Evidence evidence;
    private final BodyDesk desk;
    private final PolicyDesk policies;
    private final Accounts accounts;
    private final BoardEvaluation board;
    private final PeopleForm people;
    private final List<StepForm> forms;

    BodyOpening(
            BodyDatabases databases,
            Evidence evidence,
            BodyDesk desk,
            PolicyDesk policies,
            Accounts accounts,
            BoardEvaluation board,
            PeopleForm people,
            List<StepForm> forms) {
        this.databases = databases;
        this.evidence = evidence;
        this.desk = desk;
        this.policies = policies;
        this.accounts = accounts;
        this.board = board;
        this.people = people;
        this.forms = forms;
    }

    /// The account with which one signs in first.
    ///
    /// @param person whose, as written among the people
    /// @param name the account's name
    /// @param passwordHash from [Accounts#hash]
    record FirstAccount(String person, AccountName name, String passwordHash) {}

    /// Makes the body and runs its checks once.
    ///
    /// @param sofar every step confirmed and without problems
    /// @param policy the policy's bytes, where one was given
    /// @param account the first account
    BodyKey open(Sofar sofar, Optional<byte[]> policy, FirstAccount account) {
        BodyKey key =
                BodyForm.key(sofar, of(sofar, Step.BODY))
                        .orElseThrow(() -> new IllegalStateException("a draft without a key"));
        BodyDatabase body = databases.find(key).orElseGet(() -> databases.create(key));
        if (SetupDesk.isOpen(body)) {
            throw new IllegalStateException("body is set up already: " + key);
        }
        evidence.change(
                body,
                new Actor(account.person()),
                "初期設定で団体を作りました。",
                change -> {
                    enter(change, sofar, policy, account);
                    return key;
                });
        board.run(body);
        return key;
    }

    private Typed of(Sofar sofar, Step step) {
        return sofar.typed(
                forms.stream().filter(form -> form.step() == step).findFirst().orElseThrow());
    }

    private void enter(Change change, Sofar sofar, Optional<byte[]> policy, FirstAccount account) {
        Typed unitsTyped = of(sofar, Step.UNITS);
        LocalDate from = UnitsForm.from(unitsTyped);
        enterBody(change, sofar, from);
        Map<OrganKind, Long> organs = organs(change, sofar, from);
        Map<String, Long> units = units(change, unitsTyped, organs, from);
        Map<String, Long> persons = posts(change, sofar, units);
        CarriedForm.carried(of(sofar, Step.CARRIED))
                .forEach(c ->
                        desk.carried(
                                change, c.carrier(), c.kind(), c.measure(), c.arrangement(), from));
        policy.ifPresent(bytes -> policy(change, sofar, bytes, organs));
        accounts.open(
                change,
                account.name(),
                java.util.Objects.requireNonNull(persons.get(account.person())),
                account.passwordHash());
    }

    private void enterBody(Change change, Sofar sofar, LocalDate from) {
        Typed body = of(sofar, Step.BODY);
        Typed network = of(sofar, Step.NETWORK);
        desk.body(
                change,
                body.text("name"),
                BodyForm.kind(body).orElseThrow(),
                NetworkForm.model(network));
        NetworkForm.zones(network)
                .forEach(zone ->
                        desk.zone(change, zone.kind(), zone.name(), zone.carriedBy(), from));
        FactsForm.facts(of(sofar, Step.FACTS))
                .forEach((fact, answer) -> desk.fact(change, fact, answer, from));
    }

    private Map<OrganKind, Long> organs(Change change, Sofar sofar, LocalDate from) {
        Map<OrganKind, Long> organs = new HashMap<>();
        OrgansForm.organs(of(sofar, Step.ORGANS))
                .forEach(organ ->
                        organs.put(
                                organ.kind(),
                                desk.organ(change, organ.kind(), organ.name(), from)));
        return organs;
    }

    private Map<String, Long> units(
            Change change, Typed typed, Map<OrganKind, Long> organs, LocalDate from) {
        Map<String, Long> units = new HashMap<>();
        int position = 1;
        for (UnitsForm.Unit unit : UnitsForm.units(typed)) {
            OrganKind organ = organOf(unit);
            units.put(
                    unit.name(),
                    desk.unit(
                            change,
                            unit.name(),
                            unit.school(),
                            Optional.ofNullable(organs.get(organ))
                                    .or(() -> Optional.ofNullable(organs.get(OrganKind.HEAD))),
                            position++,
                            from));
        }
        return units;
    }

    private static OrganKind organOf(UnitsForm.Unit unit) {
        if (unit.school() || unit.name().contains("教育")) {
            return OrganKind.BOARD_OF_EDUCATION;
        }
        return unit.name().contains("議会") ? OrganKind.ASSEMBLY : OrganKind.HEAD;
    }

    private Map<String, Long> posts(Change change, Sofar sofar, Map<String, Long> units) {
        Typed typed = of(sofar, Step.PEOPLE);
        List<String> names = people.unitNames(sofar);
        LocalDate from = PeopleForm.from(typed);
        List<PeopleForm.Post> posts = PeopleForm.posts(typed, names);
        Optional<PostException> exception = PeopleForm.exception(typed, names);
        Map<String, Long> persons = new HashMap<>();
        for (PeopleForm.Post post : posts) {
            Long person =
                    persons.computeIfAbsent(
                            post.person(), name -> person(change, name, posts, units, from));
            desk.post(
                    change,
                    post.role(),
                    person,
                    post.unit().map(units::get),
                    PeopleForm.needsException(post, typed, names) ? exception : Optional.empty(),
                    from);
        }
        return persons;
    }

    private long person(
            Change change,
            String name,
            List<PeopleForm.Post> posts,
            Map<String, Long> units,
            LocalDate from) {
        List<PeopleForm.Post> own = posts.stream().filter(p -> p.person().equals(name)).toList();
        String memberBody =
                own.stream()
                        .map(PeopleForm.Post::memberBody)
                        .filter(body -> !body.isEmpty())
                        .findFirst()
                        .orElse("");
        Optional<Long> unit =
                own.stream()
                        .sorted((a, b) ->
                                Boolean.compare(b.role() == Role.MANAGER, a.role() == Role.MANAGER))
                        .flatMap(post -> post.unit().stream())
                        .map(units::get)
                        .findFirst()
                        // In a body of one unit everybody belongs to it.
                        .or(() ->
                                units.size() == 1 && memberBody.isEmpty()
                                        ? units.values().stream().findFirst()
                                        : Optional.empty());
        boolean head = own.stream().allMatch(post -> post.role() == Role.CISO);
        return desk.person(
                change,
                name,
                "",
                head ? EmploymentKind.SPECIAL : EmploymentKind.REGULAR,
                unit,
                memberBody,
                from);
    }

    private static String cut(String title) {
        return title.length() <= Typed.LONGEST_LINE
                ? title
                : title.substring(0, Typed.LONGEST_LINE);
    }

    private void policy(Change change, Sofar sofar, byte[] bytes, Map<OrganKind, Long> organs) {
        Typed typed = of(sofar, Step.POLICY);
        String title = sofar.policy().map(text -> text.title()).orElse("");
        PolicyDocumentId document =
                policies.draft(
                        change,
                        DocumentKind.BASIC_POLICY,
                        title.isEmpty() ? "情報セキュリティ基本方針" : cut(title),
                        typed.text(PolicyForm.FILE_NAME).isEmpty()
                                ? "policy.txt"
                                : typed.text(PolicyForm.FILE_NAME),
                        bytes,
                        Optional.empty(),
                        Optional.empty());
        PolicyForm.decision(typed)
                .ifPresent(d ->
                        policies.decide(
                                change,
                                document,
                                new Decision(
                                        DecisionKind.DECIDED,
                                        d.number(),
                                        d.decidedOn(),
                                        d.decider(),
                                        ""),
                                d.enforcedOn()));
        Typed adopted = of(sofar, Step.ORGANS);
        for (OrgansForm.Organ organ : OrgansForm.organs(adopted)) {
            organ.adoptedOn()
                    .ifPresent(day ->
                            policies.adopt(
                                    change,
                                    document,
                                    java.util.Objects.requireNonNull(organs.get(organ.kind())),
                                    day,
                                    OrgansForm.jointly(adopted),
                                    OrgansForm.designated(adopted)));
        }
    }
}
