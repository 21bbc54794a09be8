// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.outsourcing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// Reads a contract's text, says which of the required clauses it holds, and puts what is missing
/// into the register.
@Controller
@Requires(Permission.EDIT_CONTRACTS)
class ContractTextController {

    static final String PATH = "/contract-text";

    private final ContractDesk desk;

    ContractTextController(ContractDesk desk) {
        this.desk = desk;
    }

    /// What the page shows.
    ///
    /// @param fields the contract and its file
    /// @param title the contract that was read; empty before
    /// @param found one line for each required clause; empty before
    /// @param row address of the contract that was read; empty before
    public record View(List<FormField> fields, String title, List<Line> found, String row) {
        public View {
            fields = List.copyOf(fields);
            found = List.copyOf(found);
        }
    }

    /// A required clause.
    ///
    /// @param clause what it is about
    /// @param there whether it was found
    /// @param words the words by which it was found, or what to add
    public record Line(String clause, boolean there, String words) {}

    @GetMapping("/{body}" + PATH)
    Page ask(Visit visit) {
        return page(visit, "", Map.of(), "", List.of(), "", 200);
    }

    @PostMapping("/{body}" + PATH)
    Object read(
            Visit visit,
            @RequestParam(defaultValue = "") String contract,
            @RequestParam Optional<MultipartFile> file) {
        if (file.isEmpty() || file.get().isEmpty()) {
            return page(
                    visit, contract, Map.of("file", "契約書のファイルを選んでください。"), "", List.of(), "", 422);
        }
        return switch (desk.read(visit, contract, file.get())) {
            case ContractDesk.Outcome.Refused(String field, String sentence) ->
                    page(visit, contract, Map.of(field, sentence), "", List.of(), "", 422);
            case ContractDesk.Outcome.Read(
                            long id,
                            String name,
                            List<RequiredClause.Finding> findings) ->
                    page(visit, contract, Map.of(), name, lines(findings), "/" + id, 200);
        };
    }

    private static List<Line> lines(List<RequiredClause.Finding> findings) {
        return findings.stream()
                .map(finding ->
                        new Line(
                                finding.clause().label(),
                                finding.words().isPresent(),
                                finding.words()
                                        .map(w -> "「" + w + "」")
                                        .orElse(finding.clause().advice())))
                .toList();
    }

    private Page page(
            Visit visit,
            String contract,
            Map<String, String> errors,
            String title,
            List<Line> found,
            String row,
            int status) {
        List<FormField.Choice> choices = new ArrayList<>();
        choices.add(new FormField.Choice("", "選んでください"));
        desk.contracts(visit)
                .forEach((id, name) -> choices.add(new FormField.Choice(Long.toString(id), name)));
        return new Page(
                "outsourcing/text.jte",
                new View(
                        List.of(
                                FormField.of("contract", "どの契約か", FormField.Kind.CHOICE)
                                        .mandatory()
                                        .with(contract)
                                        .choosing(choices)
                                        .wrong(errors.getOrDefault("contract", "")),
                                FormField.of("file", "契約書(仕様書・覚書も)", FormField.Kind.FILE)
                                        .mandatory()
                                        .hinted("Word(.docx)・PDF・テキスト。文字のないスキャンは読めません。")
                                        .wrong(errors.getOrDefault("file", ""))),
                        title,
                        found,
                        row.isEmpty()
                                ? ""
                                : "/" + visit.body().key() + "/registers/contracts" + row),
                status);
    }
}
