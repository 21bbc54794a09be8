// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.Handling;
import jp.sekisho.sanitize.Links;
import jp.sekisho.sanitize.Policy;

/// Reads only the canonical form that we write, byte for byte from the first to the last, and says
/// what is in it that must not be. It shares nothing with PDFBox.
final class PdfVerifier {

    private static final int MAX_FINDINGS = 20;

    /// Names that may be the kind of an action.
    private static final Set<String> ACTIONS = Set.of("GoTo", "URI");

    /// Values of /S beside actions: groups, borders, labels, masks.
    private static final Set<String> OTHER_KINDS =
            Set.of(
                    "Transparency",
                    "S",
                    "D",
                    "B",
                    "I",
                    "U",
                    "Alpha",
                    "Luminosity",
                    "R",
                    "r",
                    "A",
                    "a",
                    "C");

    private static final Set<String> FILTERS = Set.of("FlateDecode", "DCTDecode", "CCITTFaxDecode");

    private static final Set<String> NEVER =
            Set.of(
                    "JavaScript",
                    "JS",
                    "Launch",
                    "AA",
                    "OpenAction",
                    "EmbeddedFile",
                    "EmbeddedFiles",
                    "RichMedia",
                    "Movie",
                    "Sound",
                    "Screen",
                    "FileAttachment",
                    "SubmitForm",
                    "ImportData",
                    "Rendition",
                    "XFA",
                    "AcroForm",
                    "GoToR",
                    "GoToE",
                    "Widget",
                    "Encrypt",
                    "JBIG2Decode",
                    "JPXDecode",
                    "3D",
                    "Collection",
                    "Ref",
                    "OPI",
                    "ObjStm",
                    "XRef",
                    "FS");

    private final Content in;
    private final boolean links;
    private final List<String> findings = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private int pos;
    private boolean free;

    PdfVerifier(Content in, Policy policy) {
        this.in = in;
        this.links = policy.handling(Feature.PDF_LINK) == Handling.ALLOW;
        for (Role role : Role.values()) {
            keys.addAll(role.keys().keySet());
        }
        keys.addAll(
                List.of(
                        "Pages",
                        "Kids",
                        "Count",
                        "Parent",
                        "Annots",
                        "Outlines",
                        "PageLabels",
                        "ViewerPreferences",
                        "PageLayout",
                        "PageMode",
                        "Lang",
                        "Dests",
                        "Names",
                        "OCProperties",
                        "Filter",
                        "DecodeParms",
                        "Length",
                        "Size",
                        "Root",
                        "Info"));
    }

    List<String> findings() throws IOException {
        try {
            expect("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
            int number = 1;
            List<Integer> offsets = new ArrayList<>();
            while (!in.has(pos, "xref\n")) {
                offsets.add(pos);
                expect(number + " 0 obj\n");
                object();
                expect("\nendobj\n");
                number++;
            }
            table(offsets);
            return findings;
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new IOException("PDF ends early", e);
        }
    }

    private void found(String what) {
        if (findings.size() < MAX_FINDINGS) {
            findings.add(what);
        }
    }

    private void table(List<Integer> offsets) throws IOException {
        int start = pos;
        expect("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
        for (int offset : offsets) {
            String line = in.latin1(pos, 20);
            if (!line.endsWith(" 00000 n \n") || Integer.parseInt(line, 0, 10, 10) != offset) {
                throw new IOException("cross-reference of " + offset);
            }
            pos += 20;
        }
        expect("trailer\n");
        value(0);
        expect("\nstartxref\n" + start + "\n%%EOF\n");
        if (pos != in.size()) {
            found("data after the end");
        }
    }

    private void object() throws IOException {
        int length = value(0);
        if (in.has(pos, "\nstream\n")) {
            pos += 8;
            if (length < 0 || pos + length > in.size()) {
                throw new IOException("stream length");
            }
            pos += length;
            expect("\nendstream");
        }
    }

    /// Reads one value.
    ///
    /// @return for a dictionary its length entry, else -1
    private int value(int depth) throws IOException {
        if (depth > 80) {
            throw new IOException("nested too deeply");
        }
        spaces();
        int c = in.u8(pos);
        if (c == '<') {
            if (in.u8(pos + 1) == '<') {
                return dictionary(depth);
            }
            hex();
        } else if (c == '[') {
            pos++;
            spaces();
            while (in.u8(pos) != ']') {
                value(depth + 1);
                spaces();
            }
            pos++;
        } else if (c == '/') {
            String name = name();
            if (NEVER.contains(name) && !free) {
                found("/" + name);
            }
        } else {
            word();
        }
        return -1;
    }

    private int dictionary(int depth) throws IOException {
        pos += 2;
        int length = -1;
        spaces();
        while (in.u8(pos) != '>') {
            String key = name();
            boolean own = !keys.contains(key);
            if (own && !free) {
                found("key /" + key);
            }
            spaces();
            if (key.equals("S") && in.u8(pos) == '/') {
                String kind = name();
                if (!ACTIONS.contains(kind) && !OTHER_KINDS.contains(kind)) {
                    found("/S /" + kind);
                }
            } else if (key.equals("Filter")) {
                String filter = name();
                if (!FILTERS.contains(filter)) {
                    found("filter " + filter);
                }
            } else if (key.equals("URI")) {
                String target = new String(hex(), StandardCharsets.ISO_8859_1).strip();
                if (!links || !Links.mayStay(target)) {
                    found("link " + target);
                }
            } else if (key.equals("Length")) {
                length = Integer.parseInt(word());
            } else {
                value(key, depth);
            }
            spaces();
        }
        pos += 2;
        return length;
    }

    /// Maps of resources have names of the document's own as keys; their values are looked at
    /// again.
    private void value(String key, int depth) throws IOException {
        boolean before = free;
        boolean opens = isMap(key);
        if (opens) {
            spaces();
            if (in.has(pos, "<<")) {
                map(depth);
                free = before;
                return;
            }
        }
        value(depth + 1);
    }

    private void map(int depth) throws IOException {
        pos += 2;
        spaces();
        while (in.u8(pos) != '>') {
            name();
            value(depth + 1);
            spaces();
        }
        pos += 2;
    }

    private static boolean isMap(String key) {
        if (key.equals("Dests")) {
            return true;
        }
        for (Role role : Role.values()) {
            Role.Value value = role.keys().get(key);
            if (value != null && value.map()) {
                return true;
            }
        }
        return false;
    }

    private String name() throws IOException {
        if (in.u8(pos) != '/') {
            throw new IOException("name expected at " + pos);
        }
        int from = ++pos;
        while (isRegular(in.u8(pos))) {
            pos++;
        }
        String raw = in.latin1(from, pos - from);
        return raw.indexOf('#') < 0 ? raw : decoded(raw);
    }

    private static String decoded(String raw) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '#' && i + 2 < raw.length()) {
                out.append((char) Integer.parseInt(raw, i + 1, i + 3, 16));
                i += 2;
            } else {
                out.append(raw.charAt(i));
            }
        }
        return out.toString();
    }

    private byte[] hex() throws IOException {
        spaces();
        if (in.u8(pos) != '<') {
            throw new IOException("string expected at " + pos);
        }
        int from = ++pos;
        while (in.u8(pos) != '>') {
            pos++;
        }
        try {
            return HexFormat.of().parseHex(in.latin1(from, pos++ - from));
        } catch (IllegalArgumentException e) {
            throw new IOException("string at " + from, e);
        }
    }

    private String word() throws IOException {
        spaces();
        int from = pos;
        while (isRegular(in.u8(pos))) {
            pos++;
        }
        String word = in.latin1(from, pos - from);
        boolean number =
                !word.isEmpty() && word.chars().allMatch(c -> "+-.0123456789".indexOf(c) >= 0);
        if (!number && !Set.of("true", "false", "null", "R").contains(word)) {
            throw new IOException("unexpected " + word + " at " + from);
        }
        // A reference: two numbers and R.
        if (number && in.has(pos, " 0 R")) {
            pos += 4;
            if (isRegular(in.u8(pos))) {
                throw new IOException("nothing may touch a reference, at " + pos);
            }
        }
        return word;
    }

    private void spaces() {
        while (in.u8(pos) == ' '
                || (in.u8(pos) == '\n'
                        && !in.has(pos, "\nstream\n")
                        && !in.has(pos, "\nendobj\n"))) {
            pos++;
        }
    }

    private static boolean isRegular(int c) {
        return c > ' ' && "()<>[]{}/%".indexOf(c) < 0;
    }

    private void expect(String text) throws IOException {
        if (!in.has(pos, text)) {
            throw new IOException("expected " + text.strip() + " at " + pos);
        }
        pos += text.length();
    }
}
