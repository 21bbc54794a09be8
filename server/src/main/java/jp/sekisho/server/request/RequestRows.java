// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.request;

import static jp.sekisho.server.database.schema.tables.Request.REQUEST;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.schema.tables.records.RequestRecord;
import jp.sekisho.server.database.schema.tables.records.RequestStepRecord;
import jp.sekisho.server.database.schema.tables.records.RequestValueRecord;
import jp.sekisho.server.evidence.Change;
import jp.sekisho.server.page.FiscalYear;
import jp.sekisho.server.register.RowDesk;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Makes the rows of a request: its number, what was typed, and who decides.
@Component
final class RequestRows {

    private final Ids ids;

    RequestRows(Ids ids) {
        this.ids = ids;
    }

    /// Gives a new request its id and the next document number of its kind and fiscal year.
    void number(Change change, RequestRecord row, RequestName name, LocalDate today) {
        FiscalYear year = FiscalYear.of(today);
        Integer last =
                change.db()
                        .select(DSL.max(REQUEST.SERIAL))
                        .from(REQUEST)
                        .where(REQUEST.KIND.eq(name.slug()))
                        .and(REQUEST.FISCAL_YEAR.eq(year.year()))
                        .fetchSingle()
                        .value1();
        int serial = last == null ? 1 : last + 1;
        row.setId(ids.next());
        row.setFiscalYear(year.year());
        row.setSerial(serial);
        row.setDocumentNumber(year.text() + name.mark() + "第" + serial + "号");
    }

    /// Returns what was typed, one row for each field, not stored yet.
    List<RequestValueRecord> values(long request, List<RowDesk.Typed> typed) {
        List<RequestValueRecord> rows = new ArrayList<>();
        for (RowDesk.Typed value : typed) {
            RequestValueRecord row = new RequestValueRecord();
            row.setId(ids.next());
            row.setRequestId(request);
            row.setPosition(rows.size());
            row.setField(value.field());
            row.setLabel(value.label());
            row.setContent(value.content());
            row.setShown(value.shown());
            rows.add(row);
        }
        return rows;
    }

    /// Returns the steps in their order, not stored yet.
    List<RequestStepRecord> steps(long request, List<Step> steps) {
        Function<Step, RequestStepRecord> made =
                step -> {
                    RequestStepRecord row = new RequestStepRecord();
                    row.setId(ids.next());
                    row.setRequestId(request);
                    row.setRole(step.role().name());
                    row.setConsulted(step.consulted());
                    row.setDecision("");
                    row.setPerson("");
                    row.setDecidedOn("");
                    row.setGrounds("");
                    row.setRemark("");
                    row.setReadBy("");
                    row.setReadOn("");
                    return row;
                };
        List<RequestStepRecord> rows = steps.stream().map(made).toList();
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).setPosition(i);
        }
        return rows;
    }
}
