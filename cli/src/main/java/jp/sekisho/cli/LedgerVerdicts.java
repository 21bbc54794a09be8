// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.ledger.EntryRange;
import jp.sekisho.ledger.Verification;
import tools.jackson.core.JsonGenerator;

/// What verifying a ledger came to, as sentences and as JSON.
final class LedgerVerdicts {

    private LedgerVerdicts() {}

    /// Prints a verdict.
    ///
    /// @return 0 where the ledger is intact, else 1
    static int print(Verification verdict, boolean json) {
        if (json) {
            Json.print(out -> write(out, verdict));
        } else {
            sentences(verdict).forEach(System.out::println);
        }
        return verdict instanceof Verification.Intact ? 0 : 1;
    }

    /// Says the verdict in one sentence.
    static String sentence(Verification verdict) {
        return switch (verdict) {
            case Verification.Intact _ -> Messages.say("ledger.INTACT");
            case Verification.Altered altered ->
                    Messages.say(
                            "ledger.ALTERED",
                            altered.where().map(LedgerVerdicts::where).orElse(""),
                            Messages.say("ledger.finding." + altered.finding(), altered.detail()));
            case Verification.Truncated truncated -> truncated(truncated);
            case Verification.Undetermined doubtful ->
                    Messages.say(
                            "ledger.UNDETERMINED",
                            Messages.say("ledger.doubt." + doubtful.doubt(), doubtful.detail()));
        };
    }

    private static String truncated(Verification.Truncated truncated) {
        long entries = truncated.seen().entries();
        if (truncated.olderSays()) {
            return Messages.say("ledger.TRUNCATED.older", entries, truncated.expected());
        }
        return truncated.expected() > entries
                ? Messages.say("ledger.TRUNCATED", entries, truncated.expected())
                : Messages.say("ledger.TRUNCATED.end", entries);
    }

    private static String where(EntryRange range) {
        return range.first().equals(range.last())
                ? Messages.say("ledger.where", range.first().toString())
                : Messages.say(
                        "ledger.whereRange", range.first().toString(), range.last().toString());
    }

    private static List<String> sentences(Verification verdict) {
        Verification.Seen seen = verdict.seen();
        List<String> lines = new ArrayList<>();
        lines.add(sentence(verdict));
        lines.add(Messages.say("ledger.entries", seen.entries()));
        lines.add(Messages.say("ledger.root", seen.root().base64()));
        if (seen.erased() > 0) {
            lines.add(Messages.say("ledger.erased", seen.erased()));
        }
        if (seen.witnesses() > 0) {
            lines.add(Messages.say("ledger.witnesses", seen.witnesses()));
        }
        seen.restorations()
                .forEach(id -> lines.add(Messages.say("ledger.restored", id.toString())));
        if (seen.ownKey()) {
            lines.add(Messages.say("ledger.ownKey"));
        }
        return lines;
    }

    private static void write(JsonGenerator json, Verification verdict) {
        Verification.Seen seen = verdict.seen();
        json.writeStartObject();
        json.writeNumberProperty("entries", seen.entries());
        json.writeStringProperty("root", seen.root().base64());
        json.writeStringProperty("verdict", name(verdict));
        where(json, verdict);
        json.writeStringProperty("message", sentence(verdict));
        json.writeNumberProperty("erased", seen.erased());
        json.writeNumberProperty("witnesses", seen.witnesses());
        json.writeBooleanProperty("ownKey", seen.ownKey());
        json.writeArrayPropertyStart("restorations");
        seen.restorations().forEach(id -> json.writeNumber(id.index()));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void where(JsonGenerator json, Verification verdict) {
        Optional<EntryRange> where =
                switch (verdict) {
                    case Verification.Altered altered -> altered.where();
                    case Verification.Truncated truncated ->
                            Optional.of(EntryRange.of(truncated.seen().entries()));
                    case Verification.Intact _, Verification.Undetermined _ -> Optional.empty();
                };
        if (where.isPresent()) {
            json.writeNumberProperty("firstBad", where.get().first().index());
            json.writeNumberProperty("firstBadAtMost", where.get().last().index());
        } else {
            json.writeNullProperty("firstBad");
        }
        switch (verdict) {
            case Verification.Altered altered -> {
                json.writeStringProperty("finding", altered.finding().name());
                json.writeStringProperty("detail", altered.detail());
            }
            case Verification.Undetermined doubtful -> {
                json.writeStringProperty("doubt", doubtful.doubt().name());
                json.writeStringProperty("detail", doubtful.detail());
            }
            case Verification.Truncated truncated ->
                    json.writeNumberProperty("expected", truncated.expected());
            case Verification.Intact intact ->
                    json.writeNumberProperty("unsigned", intact.unsigned());
        }
    }

    private static String name(Verification verdict) {
        return switch (verdict) {
            case Verification.Intact _ -> "INTACT";
            case Verification.Altered _ -> "ALTERED";
            case Verification.Truncated _ -> "TRUNCATED";
            case Verification.Undetermined _ -> "UNDETERMINED";
        };
    }
}
