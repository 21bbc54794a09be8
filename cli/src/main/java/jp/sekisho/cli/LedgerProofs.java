// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import jp.sekisho.ledger.Entry;
import jp.sekisho.ledger.EntryId;
import jp.sekisho.ledger.EntryProof;
import jp.sekisho.ledger.ExportedLedger;
import jp.sekisho.ledger.note.Checkpoint;
import org.jspecify.annotations.Nullable;

/// `ledger prove`, and `ledger verify` of what it makes.
final class LedgerProofs {

    private static final int MAX_BYTES = 1 << 20;

    private LedgerProofs() {}

    static int prove(String id, Path export, boolean json) throws IOException, Unusable {
        if (!id.matches("0|[1-9][0-9]{0,17}")) {
            throw new Unusable("ledger.badId", id);
        }
        EntryId entry = new EntryId(Long.parseLong(id));
        return switch (LedgerFiles.export(export, in -> ExportedLedger.prove(in, entry))) {
            case ExportedLedger.Proved(EntryProof proof) -> {
                print(proof, json);
                yield 0;
            }
            case ExportedLedger.NoSuchEntry(long size) ->
                    throw new Unusable("ledger.noSuchEntry", id, size);
            case ExportedLedger.NoCheckpoint _ -> throw new Unusable("ledger.noCheckpoint", export);
            case ExportedLedger.Inconsistent _ -> {
                System.err.println(Messages.say("ledger.inconsistent", export));
                yield 1;
            }
        };
    }

    private static void print(EntryProof proof, boolean json) {
        if (!json) {
            System.out.print(proof.text());
            return;
        }
        Json.print(out -> {
            out.writeStartObject();
            out.writeNumberProperty("id", proof.index().index());
            out.writeArrayPropertyStart("path");
            proof.path().forEach(hash -> out.writeString(hash.base64()));
            out.writeEndArray();
            out.writeStringProperty("checkpoint", proof.checkpoint().toString());
            out.writeStringProperty("proof", proof.text());
            out.writeEndObject();
        });
    }

    static int verify(Path file, @Nullable String key, boolean json) throws IOException, Unusable {
        if (key == null) {
            throw new Unusable("ledger.proofNeedsKey");
        }
        Optional<EntryProof> proof;
        try (InputStream in = Files.newInputStream(file)) {
            proof = EntryProof.tryParse(in.readNBytes(MAX_BYTES));
        }
        if (proof.isEmpty()) {
            throw new Unusable("ledger.badProof", file);
        }
        return switch (proof.get().check(LedgerFiles.verifierKey(key))) {
            case EntryProof.Proven(Checkpoint head, Entry entry) -> {
                proven(proof.get().index(), head, entry, json);
                yield 0;
            }
            case EntryProof.Unproven(EntryProof.Why why) -> {
                unproven(proof.get().index(), why, json);
                yield 1;
            }
        };
    }

    private static void proven(EntryId id, Checkpoint head, Entry entry, boolean json) {
        if (!json) {
            System.out.println(Messages.say("ledger.proven", id.toString(), head.size()));
            System.out.println(
                    Messages.say(
                            "ledger.provenEntry",
                            entry.at(),
                            entry.actor(),
                            entry.subject().type(),
                            entry.subject().id(),
                            entry.action()));
            return;
        }
        Json.print(out -> {
            out.writeStartObject();
            out.writeNumberProperty("id", id.index());
            out.writeNumberProperty("entries", head.size());
            out.writeStringProperty("root", head.root().base64());
            out.writeStringProperty("verdict", "INTACT");
            out.writeNullProperty("firstBad");
            out.writeStringProperty("at", entry.at().toString());
            out.writeStringProperty("actor", entry.actor().id());
            out.writeStringProperty("action", entry.action().value());
            out.writeStringProperty("subjectType", entry.subject().type());
            out.writeStringProperty("subject", entry.subject().id());
            out.writeEndObject();
        });
    }

    private static void unproven(EntryId id, EntryProof.Why why, boolean json) {
        String sentence = Messages.say("ledger.unproven", Messages.say("ledger.unproven." + why));
        if (!json) {
            System.out.println(sentence);
            return;
        }
        boolean altered =
                why == EntryProof.Why.NOT_IN_TREE || why == EntryProof.Why.CHECKPOINT_FORGED;
        Json.print(out -> {
            out.writeStartObject();
            out.writeNumberProperty("id", id.index());
            out.writeStringProperty("verdict", altered ? "ALTERED" : "UNDETERMINED");
            out.writeStringProperty("why", why.name());
            out.writeStringProperty("message", sentence);
            out.writeEndObject();
        });
    }
}
