// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.register.excel.SheetWriter;
import jp.sekisho.server.register.excel.SheetWriter.Value;
import jp.sekisho.server.search.SearchQuery;
import org.jooq.UpdatableRecord;

/// Writes a list, as it stands on the page, into a workbook: every field, and in two hidden columns
/// the id and the version by which each row is known when it comes back.
final class ExcelExport<R extends UpdatableRecord<R>> {

    private static final int PIECE = 2_000;

    private final Registers.Desk<R> desk;
    private final Visit visit;

    ExcelExport(Registers.Desk<R> desk, Visit visit) {
        this.desk = desk;
        this.visit = visit;
    }

    void write(ListRequest request, OutputStream out) throws IOException {
        Register<R> register = desk.register();
        try (SheetWriter sheet = new SheetWriter(register.name().label())) {
            List<String> headings = new ArrayList<>(List.of(Headings.ID, Headings.VERSION));
            register.fields().forEach(field -> headings.add(field.label()));
            sheet.headings(headings, 2);
            visit.body()
                    .read(db -> {
                        Optional<SearchQuery.Hits> hits =
                                SearchQuery.tryParse(request.typed())
                                        .map(query -> desk.reading().plan(db, query));
                        ListRequest next = request.fromTheBeginning();
                        while (true) {
                            List<RegisterRow<R>> rows =
                                    desk.reading().piece(db, visit, next, hits, PIECE);
                            rows.forEach(row -> sheet.row(values(register, row)));
                            if (rows.size() < PIECE) {
                                return 0;
                            }
                            next =
                                    next.at(
                                            Optional.of(
                                                    desk.reading()
                                                            .cursor(next, rows.getLast(), false)));
                        }
                    });
            sheet.writeTo(out);
        }
    }

    private static <R extends UpdatableRecord<R>> List<Value> values(
            Register<R> register, RegisterRow<R> row) {
        List<Value> values = new ArrayList<>();
        values.add(new Value.Text(Long.toString(row.id())));
        values.add(new Value.Text(Integer.toString(row.version())));
        for (RegisterField<R, ?> field : register.fields()) {
            values.add(value(field, row));
        }
        return values;
    }

    private static <R extends UpdatableRecord<R>> Value value(
            RegisterField<R, ?> field, RegisterRow<R> row) {
        String shown = row.show(field);
        if (shown.isEmpty()) {
            return new Value.Nothing();
        }
        return switch (field.kind()) {
            case FieldKind.Date _ ->
                    new Value.Day(LocalDate.parse(String.valueOf(row.row().get(field.column()))));
            case FieldKind.Count(int _, int _, String unit) when unit.isEmpty() ->
                    new Value.Amount(Double.parseDouble(shown));
            default -> new Value.Text(shown);
        };
    }
}
