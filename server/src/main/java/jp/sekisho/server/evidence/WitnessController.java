// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import jp.sekisho.ledger.note.MalformedNoteException;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.ledger.note.VerifierKey;
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

/// Takes in the checkpoint that another body has co-signed.
@Controller
@Requires(Permission.EXPORT_LEDGER)
class WitnessController {

    static final String CERTIFICATE = "certificate";
    static final String KEY = "key";

    private final Evidence evidence;
    private final LedgerDesk desk;

    WitnessController(Evidence evidence, LedgerDesk desk) {
        this.evidence = evidence;
        this.desk = desk;
    }

    @GetMapping("/{body}/evidence/checkpoints/witness")
    Page form(Visit visit) {
        return page(visit, "", "", "", 200);
    }

    @PostMapping("/{body}/evidence/checkpoints/witness")
    Object take(
            Visit visit,
            @RequestParam Optional<MultipartFile> certificate,
            @RequestParam(defaultValue = "") String key)
            throws IOException {
        Optional<VerifierKey> witness = VerifierKey.tryParse(key.strip());
        if (witness.isEmpty()) {
            return page(visit, key, KEY, "公開の鍵として読めません。「名前+英数字+英数字」の一行を、そのまま入れてください。", 422);
        }
        if (certificate.isEmpty() || certificate.get().isEmpty()) {
            return page(visit, key, CERTIFICATE, "署名して返された証明書のファイルを選んでください。", 422);
        }
        Optional<SignedNote> copy = note(certificate.get());
        if (copy.isEmpty()) {
            return page(
                    visit,
                    key,
                    CERTIFICATE,
                    "証明書として読めません。相手の団体が sekisho ledger checkpoint で作ったファイルを、書き換えずに選んでください。",
                    422);
        }
        return switch (desk.witness(visit.body(), copy.get(), witness.get())) {
            case Witnessing.Refused refused ->
                    page(visit, key, refused.field(), refused.sentence(), 422);
            case Witnessing.Kept(Checkpointed kept, var name) -> {
                String what = name.value() + "の立ち会いの署名を受け取りました(記録" + kept.size() + "件の証明書)。";
                evidence.change(
                        visit.body(),
                        new Actor(visit.name()),
                        what,
                        change -> {
                            change.note(new Subject(SubjectKinds.LEDGER, 0), "witnessed", what);
                            return 0;
                        });
                yield CheckpointController.seeOther(list(visit) + "/" + kept.id());
            }
        };
    }

    /// Reads a checkpoint; Windows may have written its line ends anew.
    private static Optional<SignedNote> note(MultipartFile file) throws IOException {
        if (file.getSize() > SignedNote.MAX_BYTES) {
            return Optional.empty();
        }
        String text =
                new String(file.getBytes(), StandardCharsets.UTF_8)
                        .replace("\r\n", "\n")
                        .replace("\ufeff", "");
        try {
            return Optional.of(SignedNote.parse(text.getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedNoteException malformed) {
            return Optional.empty();
        }
    }

    private static Page page(Visit visit, String key, String wrong, String error, int status) {
        List<FormField> fields =
                List.of(
                        FormField.of(CERTIFICATE, "署名した証明書", FormField.Kind.FILE)
                                .mandatory()
                                .hinted("相手の団体から返された .checkpoint ファイル"),
                        FormField.of(KEY, "立ち会う団体の公開の鍵", FormField.Kind.TEXT)
                                .mandatory()
                                .with(key)
                                .hinted(
                                        "電話か紙で、証明書とは別に受け取ったもの。例: pref.example.jp/w+1a2b3c4d+BAAA…"));
        return new Page(
                "evidence/witness.jte",
                new WitnessView(
                        list(visit),
                        fields.stream()
                                .map(field ->
                                        field.name().equals(wrong) ? field.wrong(error) : field)
                                .toList()),
                status);
    }

    private static String list(Visit visit) {
        return LedgerController.path(visit) + "/checkpoints";
    }
}
