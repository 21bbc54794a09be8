// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Removal;
import jp.sekisho.sanitize.Report;
import jp.sekisho.sanitize.Signature;
import jp.sekisho.sanitize.Verdict;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// A report of the sanitizer as one line of JSON and as one sentence.
final class SanitizeReport {

    private SanitizeReport() {}

    /// Writes the fields of `cli.md` into an object that is open.
    ///
    /// @param json where to
    /// @param report what happened
    /// @param file the input as the user named it
    /// @param out where the safe copy lies; null where there is none or nothing is written
    /// @param withOut whether `out` is a field at all
    static void write(
            JsonGenerator json, Report report, String file, @Nullable String out, boolean withOut) {
        json.writeStringProperty("file", file);
        json.writeStringProperty("type", report.type().code());
        json.writeStringProperty("outcome", report.verdict().outcome());
        Reason reason = reason(report.verdict());
        if (reason == null) {
            json.writeNullProperty("reason");
        } else {
            json.writeStringProperty("reason", reason.code());
            json.writeStringProperty("message", reason.sentence());
            if (!detail(report.verdict()).isEmpty()) {
                json.writeStringProperty("detail", detail(report.verdict()));
            }
        }
        removed(json, report);
        strings(json, "links", report.links());
        strings(json, "notes", report.notes());
        signatures(json, report);
        json.writeArrayPropertyStart("members");
        for (Report member : report.members()) {
            json.writeStartObject();
            write(json, member, member.file(), member.out().orElse(null), withOut);
            json.writeEndObject();
        }
        json.writeEndArray();
        if (withOut) {
            if (out == null) {
                json.writeNullProperty("out");
            } else {
                json.writeStringProperty("out", out);
            }
        }
        json.writeStringProperty("sha256In", report.sha256In().value());
        if (report.sha256Out().isPresent()) {
            json.writeStringProperty("sha256Out", report.sha256Out().get().value());
        } else {
            json.writeNullProperty("sha256Out");
        }
        json.writeNumberProperty("millis", report.millis());
    }

    private static void signatures(JsonGenerator json, Report report) {
        json.writeArrayPropertyStart("signatures");
        for (Signature signature : report.signatures()) {
            json.writeStartObject();
            json.writeStringProperty("where", signature.where());
            json.writeStringProperty("standing", signature.standing().name());
            json.writeStringProperty("signer", signature.signer());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void removed(JsonGenerator json, Report report) {
        json.writeArrayPropertyStart("removed");
        for (Removal removal : report.removed()) {
            json.writeStartObject();
            json.writeStringProperty("what", removal.what().id());
            json.writeStringProperty("where", removal.where());
            json.writeNumberProperty("count", removal.count());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void strings(JsonGenerator json, String name, Iterable<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    /// Says the same to a person.
    ///
    /// @param report what happened
    /// @param file the input as the user named it
    static String sentence(Report report, String file) {
        Reason reason = reason(report.verdict());
        if (reason != null) {
            String key = report.out().isPresent() ? "sanitizePartly" : "sanitizeHeld";
            return Messages.say(key, file, reason.sentence());
        }
        int count = report.removed().stream().mapToInt(Removal::count).sum();
        return report.verdict() instanceof Verdict.Clean
                ? Messages.say("sanitizeClean", file)
                : Messages.say("sanitizeDone", file, count);
    }

    private static @Nullable Reason reason(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Clean _, Verdict.Sanitized _ -> null;
            case Verdict.Held(Reason reason, String _) -> reason;
            case Verdict.Blocked(Reason reason, String _) -> reason;
        };
    }

    private static String detail(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Clean _, Verdict.Sanitized _ -> "";
            case Verdict.Held(Reason _, String detail) -> detail;
            case Verdict.Blocked(Reason _, String detail) -> detail;
        };
    }
}
