// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.ooxml;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Ranges of a document that go or are replaced. They may be noted in any order and lie inside each
/// other; the outer one wins.
final class Edits {

    private record Edit(int from, int to, String replacement) {}

    private final List<Edit> edits = new ArrayList<>();

    void drop(int from, int to) {
        edits.add(new Edit(from, to, ""));
    }

    void replace(int from, int to, String with) {
        edits.add(new Edit(from, to, with));
    }

    boolean isEmpty() {
        return edits.isEmpty();
    }

    byte[] apply(byte[] in) {
        edits.sort(
                Comparator.comparingInt(Edit::from)
                        .thenComparing(Comparator.comparingInt(Edit::to).reversed()));
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        int at = 0;
        for (Edit edit : edits) {
            if (edit.to() <= at && edit.from() < at) {
                continue;
            }
            if (edit.from() > at) {
                out.write(in, at, edit.from() - at);
            }
            if (edit.from() >= at) {
                out.writeBytes(edit.replacement().getBytes(StandardCharsets.UTF_8));
            }
            at = Math.max(at, edit.to());
        }
        out.write(in, at, in.length - at);
        return out.toByteArray();
    }
}
