// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.ooxml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Work;

/// The fields that are open at one place of a text document. A code may be split over any number of
/// runs and hold further fields; it is judged as a whole when it ends.
final class FieldStack {

    /// Stands in a code for what an inner field will say.
    private static final char INNER = '\u0001';

    private static final int MAX_CODE = 20_000;

    private static final class Field {
        final StringBuilder code = new StringBuilder();

        /// Marks and code, and everything that stands inside the code.
        final List<int[]> ranges = new ArrayList<>();

        boolean inCode = true;
        boolean goes;
    }

    private final Deque<Field> open = new ArrayDeque<>();
    private final Edits edits;
    private final Work work;
    private final String part;

    FieldStack(Edits edits, Work work, String part) {
        this.edits = edits;
        this.work = work;
        this.part = part;
    }

    void mark(String type, int from, int to) throws Refused {
        if (type.equals("begin")) {
            Field outer = open.peek();
            if (outer != null && outer.inCode && outer.code.length() < MAX_CODE) {
                outer.code.append(INNER);
            }
            open.push(new Field());
        }
        note(from, to);
        Field top = open.peek();
        if (top == null) {
            edits.drop(from, to);
            return;
        }
        top.ranges.add(new int[] {from, to});
        if (type.equals("separate")) {
            judge(top);
        } else if (type.equals("end")) {
            judge(top);
            close(open.pop());
        }
    }

    void code(String text, int from, int to) {
        note(from, to);
        Field top = open.peek();
        if (top == null || !top.inCode) {
            edits.drop(from, to);
            return;
        }
        top.ranges.add(new int[] {from, to});
        if (top.code.length() < MAX_CODE) {
            top.code.append(text);
        } else {
            top.goes = true;
        }
    }

    /// Text that is shown; inside a code it belongs to the code.
    void text(int from, int to) {
        if (!open.isEmpty()) {
            note(from, to);
        }
    }

    void end() throws Refused {
        while (!open.isEmpty()) {
            Field top = open.pop();
            judge(top);
            close(top);
        }
    }

    private void note(int from, int to) {
        for (Field field : open) {
            if (field.inCode) {
                field.ranges.add(new int[] {from, to});
            }
        }
    }

    private void judge(Field field) throws Refused {
        if (field.inCode) {
            field.inCode = false;
            String code = field.code.toString();
            if (field.goes || !Fields.isHarmless(code, work.allows(Feature.OOXML_LINK))) {
                field.goes = true;
                work.remove(Feature.OOXML_FIELD, part);
            }
        }
    }

    private void close(Field field) {
        if (field.goes) {
            for (int[] range : field.ranges) {
                edits.drop(range[0], range[1]);
            }
        }
    }
}
