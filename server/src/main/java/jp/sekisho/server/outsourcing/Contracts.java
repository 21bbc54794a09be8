// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.outsourcing;

import static jp.sekisho.server.database.schema.tables.Contract.CONTRACT;
import static jp.sekisho.server.database.schema.tables.ContractVisit.CONTRACT_VISIT;
import static jp.sekisho.server.database.schema.tables.Subcontract.SUBCONTRACT;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.register.RowSource;
import jp.sekisho.server.register.RowView;
import org.jooq.Condition;
import org.jooq.DSLContext;

/// What can be said about contracts.
final class Contracts {

    /// Days before a contract or a proof is due at which the list says so.
    static final int SOON_DAYS = 30;

    /// Information for which the contract needs its clauses and its end a proof.
    static final Condition HANDLES_SOMETHING = CONTRACT.HANDLES.ne("NONE");

    /// Subcontracts that nobody has allowed.
    static final Condition WITHOUT_CONSENT =
            SUBCONTRACT.CONSENTED_ON.eq("").and(SUBCONTRACT.ENDED_ON.eq(""));

    /// Visits whose findings are not settled.
    static final Condition UNSETTLED =
            CONTRACT_VISIT.FINDINGS.ne("").and(CONTRACT_VISIT.DONE_ON.eq(""));

    /// Offers the contracts that somebody may see.
    static RowSource chosen() {
        return new RowSource(
                CONTRACT,
                CONTRACT.ID,
                CONTRACT.NAME,
                visit -> visit.scopeOf(Permission.READ_CONTRACTS, CONTRACT.UNIT_ID));
    }

    private Contracts() {}

    static Condition running(LocalDate today) {
        return CONTRACT.ENDS_ON.eq("").or(CONTRACT.ENDS_ON.ge(today.toString()));
    }

    static Condition ended(LocalDate today) {
        return CONTRACT.ENDS_ON.gt("").and(CONTRACT.ENDS_ON.lt(today.toString()));
    }

    static Condition unproved(LocalDate today) {
        return ended(today).and(HANDLES_SOMETHING).and(CONTRACT.DELETED_ON.eq(""));
    }

    /// Reads the subcontracts of a contract, in one statement.
    static List<RowView.Part> subcontracts(DSLContext db, long contract) {
        List<ConsentChain.Recorded> recorded =
                db.select(
                                SUBCONTRACT.ID,
                                SUBCONTRACT.NAME,
                                SUBCONTRACT.WORK,
                                SUBCONTRACT.CONSENTED_ON,
                                SUBCONTRACT.ABOVE_ID)
                        .from(SUBCONTRACT)
                        .where(SUBCONTRACT.CONTRACT_ID.eq(contract))
                        .orderBy(SUBCONTRACT.NAME, SUBCONTRACT.ID)
                        .fetch(row ->
                                new ConsentChain.Recorded(
                                        row.value1(),
                                        row.value2(),
                                        row.value3(),
                                        !row.value4().isEmpty(),
                                        Optional.ofNullable(row.value5())));
        List<RowView.PartRow> rows =
                ConsentChain.of(recorded).links().stream()
                        .map(link ->
                                new RowView.PartRow(
                                        "/registers/subcontracts/" + link.recorded().id(),
                                        link.recorded().name(),
                                        link.words()))
                        .toList();
        return List.of(new RowView.Part("再委託", rows.isEmpty() ? "再委託の記録はありません。" : "", rows));
    }
}
