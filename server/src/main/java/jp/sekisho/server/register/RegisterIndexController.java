// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The page that names all registers.
@Controller
@Requires(Permission.SEE_REGISTERS)
class RegisterIndexController {

    private final Registers registers;

    RegisterIndexController(Registers registers) {
        this.registers = registers;
    }

    /// The registers that a person may see.
    ///
    /// @param shelves those that stand together
    public record IndexView(List<IndexShelf> shelves) {
        public IndexView {
            shelves = List.copyOf(shelves);
        }
    }

    /// Registers that stand together.
    ///
    /// @param label what they are about
    /// @param rows one line each
    public record IndexShelf(String label, List<IndexRow> rows) {
        public IndexShelf {
            rows = List.copyOf(rows);
        }
    }

    /// A register.
    ///
    /// @param label its name
    /// @param path its full address
    /// @param purpose what it is for
    public record IndexRow(String label, String path, String purpose) {}

    @GetMapping("/{body}/registers")
    Page index(Visit visit) {
        String base = "/" + visit.body().key();
        Map<Shelf, List<IndexRow>> shelves =
                registers.all(visit).stream()
                        .map(desk -> desk.register().name())
                        .collect(
                                Collectors.groupingBy(
                                        RegisterName::shelf,
                                        () -> new EnumMap<>(Shelf.class),
                                        Collectors.mapping(
                                                name ->
                                                        new IndexRow(
                                                                name.label(),
                                                                base + name.path(),
                                                                name.purpose()),
                                                Collectors.toList())));
        return new Page(
                "register/index.jte",
                new IndexView(
                        shelves.entrySet().stream()
                                .map(shelf ->
                                        new IndexShelf(shelf.getKey().label(), shelf.getValue()))
                                .toList()));
    }
}
