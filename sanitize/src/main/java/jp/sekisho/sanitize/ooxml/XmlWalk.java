// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.ooxml;

import java.nio.charset.StandardCharsets;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Work;

/// Walks over the bytes of one XML part and makes strings of them only where they matter.
abstract class XmlWalk {

    final byte[] in;
    final String part;
    final Work work;
    final Edits edits = new Edits();
    int pos;

    /// Depth of the outermost element that goes, or -1.
    int goneDepth = -1;

    /// Five numbers each: start with the white space before it, name from and to, value from and
    /// to.
    int[] attributes = new int[64];

    int attributeCount;

    XmlWalk(byte[] in, String part, Work work) {
        this.in = in;
        this.part = part;
        this.work = work;
    }

    void reference() throws Refused {
        int end = pos + 1;
        while (end < in.length && in[end] != ';' && end - pos < 12) {
            end++;
        }
        if (end >= in.length || in[end] != ';') {
            throw damaged("entity");
        }
        int c = XmlText.character(new String(in, pos + 1, end - pos - 1, StandardCharsets.UTF_8));
        if (XmlText.isTagCharacter(c)) {
            invisible(pos, end + 1);
        }
        pos = end + 1;
    }

    void invisible(int from, int to) throws Refused {
        edits.drop(from, to);
        if (goneDepth < 0) {
            work.remove(Feature.OOXML_INVISIBLE_TEXT, part);
        }
    }

    /// Reads attributes up to the end of the tag. Each takes five numbers: start with the white
    /// space before it, name from and to, value from and to.
    boolean readAttributes() throws Refused {
        attributeCount = 0;
        while (true) {
            int before = pos;
            spaces();
            if (pos + 1 >= in.length) {
                throw damaged("tag");
            }
            if (in[pos] == '>') {
                pos++;
                return false;
            }
            if (in[pos] == '/') {
                if (in[pos + 1] != '>') {
                    throw damaged("tag");
                }
                pos += 2;
                return true;
            }
            if (pos == before) {
                throw damaged("tag");
            }
            readAttribute(before);
        }
    }

    void readAttribute(int before) throws Refused {
        int nameFrom = pos;
        int nameTo = name();
        spaces();
        if (pos >= in.length || in[pos] != '=') {
            throw damaged("attribute");
        }
        pos++;
        spaces();
        if (pos >= in.length || (in[pos] != '"' && in[pos] != '\'')) {
            throw damaged("attribute");
        }
        int quote = in[pos++];
        int valueFrom = pos;
        while (pos < in.length && in[pos] != quote) {
            int b = in[pos];
            if (b == '<') {
                throw damaged("attribute");
            }
            if (b == '&') {
                reference();
            } else if (b == (byte) 0xf3
                    && pos + 3 < in.length
                    && in[pos + 1] == (byte) 0xa0
                    && (in[pos + 2] == (byte) 0x80 || in[pos + 2] == (byte) 0x81)) {
                invisible(pos, pos + 4);
                pos += 4;
            } else {
                pos++;
            }
        }
        int valueTo = pos++;
        if (attributeCount >= 10_000) {
            throw new Refused(Reason.TOO_COMPLEX, part);
        }
        if ((attributeCount + 1) * 5 > attributes.length) {
            attributes = java.util.Arrays.copyOf(attributes, attributes.length * 2);
        }
        int at = attributeCount++ * 5;
        attributes[at] = before;
        attributes[at + 1] = nameFrom;
        attributes[at + 2] = nameTo;
        attributes[at + 3] = valueFrom;
        attributes[at + 4] = valueTo;
    }

    int name() throws Refused {
        int from = pos;
        while (pos < in.length) {
            int b = in[pos];
            boolean part =
                    (b >= 'a' && b <= 'z')
                            || (b >= 'A' && b <= 'Z')
                            || (b >= '0' && b <= '9')
                            || b == ':'
                            || b == '_'
                            || b == '-'
                            || b == '.'
                            || b < 0;
            if (!part) {
                break;
            }
            pos++;
        }
        if (pos == from) {
            throw damaged("name");
        }
        return pos;
    }

    void spaces() {
        while (pos < in.length && in[pos] <= ' ' && in[pos] >= 0) {
            pos++;
        }
    }

    int colon(int from, int to) {
        for (int i = from; i < to; i++) {
            if (in[i] == ':') {
                return i;
            }
        }
        return -1;
    }

    boolean startsWith(String ascii) {
        if (pos + ascii.length() > in.length) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (in[pos + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    int find(String ascii, int from) throws Refused {
        int last = in.length - ascii.length();
        for (int i = from; i <= last; i++) {
            int k = 0;
            while (k < ascii.length() && in[i + k] == ascii.charAt(k)) {
                k++;
            }
            if (k == ascii.length()) {
                return i;
            }
        }
        throw damaged(ascii);
    }

    String string(int from, int to) {
        return new String(in, from, to - from, StandardCharsets.UTF_8);
    }

    Refused damaged(String what) {
        return new Refused(Reason.DAMAGED, part + ": " + what);
    }
}
