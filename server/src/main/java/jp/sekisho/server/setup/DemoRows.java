// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.server.evidence.Change;
import jp.sekisho.server.register.Register;
import jp.sekisho.server.register.RowDesks;
import org.jooq.UpdatableRecord;
import org.springframework.stereotype.Component;

/// Writes rows of the sample bodies into registers, by the door that every feature uses.
@Component
final class DemoRows {

    private final List<Register<?>> registers;
    private final RowDesks desks;

    DemoRows(List<Register<?>> registers, RowDesks desks) {
        this.registers = registers;
        this.desks = desks;
    }

    /// Adds a row.
    ///
    /// @param register the register's name in addresses
    /// @param unit the unit to which the row belongs
    /// @param values contents, each behind its field's name and an equals sign
    /// @return its id
    long add(Change change, String register, long unit, String... values) {
        Map<String, String> contents = new HashMap<>();
        for (String value : values) {
            int at = value.indexOf('=');
            contents.put(value.substring(0, at), value.substring(at + 1));
        }
        return insert(change, register(register), unit, contents);
    }

    /// Changes a row.
    void update(Change change, String register, long id, Map<String, String> contents) {
        update(change, register(register), id, contents);
    }

    private <R extends UpdatableRecord<R>> void update(
            Change change, Register<R> register, long id, Map<String, String> contents) {
        if (!desks.of(register).update(change, id, contents, _ -> {})) {
            throw new IllegalStateException("no row " + id);
        }
    }

    private Register<?> register(String slug) {
        return registers.stream()
                .filter(one -> one.name().slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no register " + slug));
    }

    private <R extends UpdatableRecord<R>> long insert(
            Change change, Register<R> register, long unit, Map<String, String> contents) {
        var desk = desks.of(register);
        return desk.insert(change, desk.row(unit, contents));
    }
}
