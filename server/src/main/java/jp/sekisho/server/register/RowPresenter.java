// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.util.List;
import java.util.Optional;
import jp.sekisho.server.access.Visit;
import org.jooq.UpdatableRecord;

/// Makes the page of one row.
final class RowPresenter {

    private RowPresenter() {}

    /// Reads a row and shows it; where there is none that the person may see, the answer is 404.
    ///
    /// @param notice what is said above it; empty for nothing
    static <R extends UpdatableRecord<R>> RowView view(
            Registers.Desk<R> desk, Visit visit, long id, String notice) {
        Register<R> register = desk.register();
        return visit.body()
                .<Optional<RowView>>read(db ->
                        desk.reading()
                                .find(db, register.access().readable(visit), id)
                                .map(row ->
                                        view(
                                                desk,
                                                visit,
                                                row,
                                                notice,
                                                register.parts(db, visit, row.row()))))
                .orElseThrow(Registers::nothing);
    }

    private static <R extends UpdatableRecord<R>> RowView view(
            Registers.Desk<R> desk,
            Visit visit,
            RegisterRow<R> row,
            String notice,
            List<RowView.Part> parts) {
        Register<R> register = desk.register();
        String list = "/" + visit.body().key() + register.name().path();
        return new RowView(
                row.show(register.fields().getFirst()),
                notice,
                register.name().label(),
                list,
                list + "/" + row.id(),
                row.version(),
                visit.may(register.access().write(), row.row().get(register.access().unit())),
                register.standing(row.row(), visit.today()).orElse(null),
                register.fields().stream()
                        .map(field -> new RowView.Fact(field.label(), row.show(field)))
                        .toList(),
                parts);
    }
}
