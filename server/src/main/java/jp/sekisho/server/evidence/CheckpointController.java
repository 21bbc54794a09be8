// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import java.util.Optional;
import jp.sekisho.ledger.note.Checkpoint;
import jp.sekisho.ledger.note.MalformedNoteException;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.page.Page;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// The ledger's checkpoints: listed, made anew, printed and taken away, so that another body can
/// keep or co-sign them.
@Controller
@Requires(Permission.READ_LEDGER)
class CheckpointController {

    private static final int MOST = 100;

    private final Evidence evidence;
    private final LedgerDesk desk;

    CheckpointController(Evidence evidence, LedgerDesk desk) {
        this.evidence = evidence;
        this.desk = desk;
    }

    @GetMapping("/{body}/evidence/checkpoints")
    Page list(Visit visit) {
        String list = LedgerController.path(visit);
        return new Page(
                "evidence/checkpoints.jte",
                visit.body()
                        .<CheckpointsView>read(db -> {
                            BodyLedger ledger = evidence.ledger(visit.body().key(), db);
                            return new CheckpointsView(
                                    list,
                                    list + "/checkpoints",
                                    ledger.newest(MOST).stream()
                                            .map(CheckpointController::row)
                                            .toList(),
                                    LedgerController.key(ledger),
                                    visit.may(Permission.EXPORT_LEDGER));
                        }));
    }

    private static CheckpointsView.Row row(Checkpointed checkpoint) {
        return new CheckpointsView.Row(
                checkpoint.id(),
                LedgerController.when(checkpoint.at()),
                checkpoint.size(),
                root(checkpoint),
                parsed(checkpoint).map(note -> note.signatures().size() - 1).orElse(0));
    }

    /// Signs the ledger as it stands.
    @Requires(Permission.EXPORT_LEDGER)
    @PostMapping("/{body}/evidence/checkpoints")
    ResponseEntity<Void> sign(Visit visit) {
        return desk.checkpoint(visit.body())
                .map(made -> seeOther(LedgerController.path(visit) + "/checkpoints/" + made.id()))
                .orElseGet(() -> seeOther(LedgerController.path(visit) + "/checkpoints"));
    }

    /// The sheet that is printed and handed to another body.
    @GetMapping("/{body}/evidence/checkpoints/{id:[0-9]{1,18}}")
    Page show(Visit visit, @PathVariable long id) {
        String list = LedgerController.path(visit) + "/checkpoints";
        return new Page(
                "evidence/checkpoint.jte",
                visit.body()
                        .<CheckpointView>read(db -> {
                            BodyLedger ledger = evidence.ledger(visit.body().key(), db);
                            Checkpointed found =
                                    ledger.checkpoint(id).orElseThrow(LedgerController::nothing);
                            return new CheckpointView(
                                    list,
                                    list + "/" + id + "/file",
                                    LedgerController.when(found.at()),
                                    found.size(),
                                    root(found),
                                    found.text(),
                                    LedgerController.key(ledger));
                        }));
    }

    @GetMapping("/{body}/evidence/checkpoints/{id:[0-9]{1,18}}/file")
    ResponseEntity<byte[]> file(Visit visit, @PathVariable long id) {
        Checkpointed found =
                visit.body()
                        .<Optional<Checkpointed>>read(
                                db -> evidence.ledger(visit.body().key(), db).checkpoint(id))
                        .orElseThrow(LedgerController::nothing);
        return LedgerController.file(
                visit.body().key() + "-" + found.size() + ".checkpoint", found.text());
    }

    /// The public key, to be handed over by another way than the ledger.
    @GetMapping("/{body}/evidence/key")
    ResponseEntity<byte[]> key(Visit visit) {
        String key =
                visit.body()
                        .read(db -> LedgerController.key(evidence.ledger(visit.body().key(), db)));
        if (key.isEmpty()) {
            throw LedgerController.nothing();
        }
        return LedgerController.file(visit.body().key() + ".vkey", key + "\n");
    }

    static ResponseEntity<Void> seeOther(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", path).build();
    }

    /// Returns the root that a checkpoint signs; empty where its note cannot be read.
    static String root(Checkpointed checkpoint) {
        return parsed(checkpoint)
                .map(note -> {
                    try {
                        return Checkpoint.parse(note.text()).root().base64();
                    } catch (MalformedNoteException altered) {
                        return "";
                    }
                })
                .orElse("");
    }

    private static Optional<SignedNote> parsed(Checkpointed checkpoint) {
        try {
            return Optional.of(SqlLedgerStorage.note(checkpoint.text()));
        } catch (SqlLedgerStorage.BrokenCheckpoint altered) {
            // Verification names it; the list of the others is of use all the same.
            return Optional.empty();
        }
    }
}
