// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.compliance;

import static jp.sekisho.server.database.schema.tables.ObligationStatus.OBLIGATION_STATUS;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.sekisho.policy.Clause;
import jp.sekisho.policy.catalogue.Answer;
import jp.sekisho.policy.catalogue.Binding;
import jp.sekisho.policy.catalogue.BoundObligation;
import jp.sekisho.policy.catalogue.Catalogue;
import jp.sekisho.policy.catalogue.CheckId;
import jp.sekisho.policy.catalogue.LawItem;
import jp.sekisho.policy.catalogue.Obligation;
import jp.sekisho.policy.catalogue.ObligationId;
import jp.sekisho.server.body.BodyFacts;
import jp.sekisho.server.body.BodyFacts.CarriedMeasure;
import jp.sekisho.server.body.BodyFacts.Post;
import jp.sekisho.server.body.BodyStore;
import jp.sekisho.server.check.Check;
import jp.sekisho.server.check.CheckResult;
import jp.sekisho.server.check.Look;
import jp.sekisho.server.check.Question;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.schema.tables.records.BoardRunRecord;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Change;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.evidence.Sha256;
import jp.sekisho.server.policy.Policies;
import jp.sekisho.server.policy.PolicyInForce;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Runs all checks for a body and writes how its obligations stand. Runs each night and after
/// changes, never while a page is drawn.
@Component
public final class BoardEvaluation {

    private final Map<CheckId, Check> checks;
    private final Policies policies;
    private final Evidence evidence;
    private final Ids ids;
    private final Clock clock;

    BoardEvaluation(
            List<Check> checks, Policies policies, Evidence evidence, Ids ids, Clock clock) {
        this.checks =
                checks.stream()
                        .collect(Collectors.toUnmodifiableMap(Check::id, Function.identity()));
        this.policies = policies;
        this.evidence = evidence;
        this.ids = ids;
        this.clock = clock;
    }

    /// Returns one that looks at another time, to tell a past as it would have been.
    ///
    /// @param then what time it is there
    /// @param past enters in the ledger under that time
    public BoardEvaluation at(Clock then, Evidence past) {
        return new BoardEvaluation(List.copyOf(checks.values()), policies, past, ids, then);
    }

    /// Runs all checks of a body as of today. A body that is not set up has no board yet.
    ///
    /// @param body whose board
    public void run(BodyDatabase body) {
        LocalDate today = LocalDate.now(clock);
        Outcome outcome = body.read(db -> outcome(body, db, today));
        if (outcome.lines().isEmpty()) {
            return;
        }
        evidence.change(body, Actor.SEKISHO, "自動点検", change -> keep(change, today, outcome));
    }

    private record Outcome(
            Optional<PolicyInForce> policy, List<Board.Line> lines, List<Clause> unmatched) {}

    private Outcome outcome(BodyDatabase body, DSLContext db, LocalDate today) {
        Optional<PolicyInForce> policy = policies.onDay(body.key(), db, today);
        if (policy.isEmpty() || BodyStore.name(db).isEmpty()) {
            return new Outcome(policy, List.of(), List.of());
        }
        Look look = new Look(db, today);
        BodyFacts facts = look.at(BodyStore.FACTS);
        Binding binding = Binding.bind(policy.get().policy(), Catalogue.current(), facts.profile());
        Map<ObligationId, List<Decision>> decisions = BoardStore.decisions(db, today);
        Assessor assessor = new Assessor(today);
        return new Outcome(
                policy,
                binding.obligations().stream()
                        .map(bound -> line(look, facts, bound, decisions, assessor))
                        .toList(),
                binding.unmatched());
    }

    private Board.Line line(
            Look look,
            BodyFacts facts,
            BoundObligation bound,
            Map<ObligationId, List<Decision>> decisions,
            Assessor assessor) {
        Obligation obligation = bound.obligation();
        List<LawItem> law =
                obligation.law().stream()
                        .flatMap(id -> Catalogue.current().law(id).stream())
                        .toList();
        Assessment assessment =
                assessor.assess(
                        new Assessor.Knowledge(
                                bound,
                                decisions.getOrDefault(obligation.id(), List.of()),
                                answer(look, obligation),
                                carried(facts, obligation),
                                law));
        return new Board.Line(
                obligation.id(),
                bound.standing(),
                assessment.status(),
                assessment.grade(),
                assessment.sentence(),
                responsible(facts, obligation),
                assessment.due(),
                assessment.evidence(),
                bound.clauses(),
                assessment.expiry());
    }

    private Optional<CheckResult> answer(Look look, Obligation obligation) {
        return switch (obligation.answer()) {
            case Answer.Checked(CheckId id) ->
                    Optional.ofNullable(checks.get(id))
                            .map(check -> check.answer(new Question(look, obligation)));
            case Answer.Manual _ -> Optional.empty();
        };
    }

    private static List<CarriedMeasure> carried(BodyFacts facts, Obligation obligation) {
        return facts.carried().stream()
                .filter(measure -> measure.measure().sections().contains(obligation.section()))
                .toList();
    }

    private static String responsible(BodyFacts facts, Obligation obligation) {
        List<Post> holders = facts.holders(obligation.role().name());
        String label = obligation.role().label();
        return switch (holders.size()) {
            case 0 -> label;
            case 1, 2 ->
                    label
                            + " "
                            + holders.stream()
                                    .map(Post::person)
                                    .distinct()
                                    .collect(Collectors.joining("、"));
            default -> label + "(" + holders.stream().map(Post::personId).distinct().count() + "人)";
        };
    }

    private int keep(Change change, LocalDate today, Outcome outcome) {
        BoardStore.write(change.derived(OBLIGATION_STATUS), ids, today, outcome.lines());
        BoardRunRecord run = new BoardRunRecord();
        run.setId(ids.next());
        run.setRanOn(today.toString());
        run.setRanAt(change.at().toEpochMilli());
        run.setDocumentId(outcome.policy().map(policy -> policy.id().value()).orElse(null));
        run.setCatalogueVersion(Catalogue.current().version());
        run.setClauses(
                outcome.policy()
                        .map(policy -> Math.toIntExact(policy.policy().allClauses().count()))
                        .orElse(0));
        run.setUnmatched(BoardStore.joined(outcome.unmatched().stream().map(Clause::id).toList()));
        run.setResultsHash(hash(outcome.lines()));
        change.insert(run);
        return outcome.lines().size();
    }

    /// The hash that the ledger keeps of a run: over status, grade and sentence of every
    /// obligation.
    private static String hash(List<Board.Line> lines) {
        StringBuilder all = new StringBuilder();
        for (Board.Line line : lines) {
            all.append(line.obligation())
                    .append('\t')
                    .append(line.status())
                    .append('\t')
                    .append(line.grade().map(Enum::name).orElse(""))
                    .append('\t')
                    .append(line.sentence())
                    .append('\n');
        }
        return Sha256.of(all.toString());
    }
}
