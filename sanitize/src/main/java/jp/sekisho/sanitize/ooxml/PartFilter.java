// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.ooxml;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.PlainText;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Work;

/// Lets through of one XML part what the vocabulary allows. It reads bytes, makes strings of names
/// only once, and leaves an untouched part untouched, so that its packed bytes can be copied.
final class PartFilter extends PartAttributes {

    private static final String RELATIONSHIPS =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final Pattern SAFE_ACTION =
            Pattern.compile(
                    "ppaction://(hlinkshowjump\\?jump=[a-z]+|hlinksldjump|noaction"
                            + "|customshow\\?id=\\d+(&return=(true|false))?)");

    private final FieldStack fields;
    private final Set<String> goneFormulas = new HashSet<>();
    private boolean sawRoot;

    /// Makes one.
    ///
    /// @param in valid UTF-8
    /// @param part name for the report
    /// @param stays whether a relationship of this part stays, by its id
    /// @param work limits and report
    PartFilter(byte[] in, String part, Predicate<String> stays, Work work) {
        super(in, part, stays, work);
        this.fields = new FieldStack(edits, work, part);
    }

    /// Returns the same array where nothing had to go.
    byte[] filtered() throws Refused {
        if (in.length >= 3 && in[0] == (byte) 0xef && in[1] == (byte) 0xbb) {
            pos = 3;
        }
        while (pos < in.length) {
            if (in[pos] == '<') {
                markup();
            } else {
                text();
            }
        }
        if (depth != 0 || !sawRoot) {
            throw damaged("XML ends early");
        }
        fields.end();
        return edits.isEmpty() ? in : edits.apply(in);
    }

    private void markup() throws Refused {
        int next = pos + 1 < in.length ? in[pos + 1] : 0;
        switch (next) {
            case '/' -> endTag();
            case '?' -> instruction();
            case '!' -> declaration();
            default -> startTag();
        }
    }

    private void text() throws Refused {
        int from = pos;
        int n = in.length;
        while (pos < n) {
            int b = in[pos];
            if (b == '<') {
                break;
            }
            if (b == '&') {
                reference();
            } else if (isTagCharacter(pos)) {
                invisible(pos, pos + 4);
                pos += 4;
            } else {
                if (depth == 0 && b > ' ') {
                    throw damaged("text outside the root");
                }
                pos++;
            }
        }
        if (depth == 0 && pos > from && sawRoot && pos - from > 64) {
            edits.drop(from, pos);
        }
    }

    /// Tells whether one of U+E0000 to U+E007F stands here, which nobody sees.
    private boolean isTagCharacter(int at) {
        return in[at] == (byte) 0xf3
                && at + 3 < in.length
                && in[at + 1] == (byte) 0xa0
                && (in[at + 2] == (byte) 0x80 || in[at + 2] == (byte) 0x81);
    }

    private void instruction() throws Refused {
        int end = find("?>", pos) + 2;
        String all = new String(in, pos, end - pos, StandardCharsets.UTF_8);
        if (sawRoot || !XmlBytes.isPlainDeclaration(all)) {
            edits.drop(pos, end);
            if (!all.startsWith("<?mso-application") && !all.startsWith("<?xml ")) {
                work.remove(Feature.OOXML_MARKUP, part + " <?…?>");
            }
        }
        pos = end;
    }

    private void declaration() throws Refused {
        if (startsWith("<!--")) {
            int end = find("-->", pos + 4) + 3;
            edits.drop(pos, end);
            if (goneDepth < 0) {
                work.remove(Feature.OOXML_MARKUP, part + " <!-- -->");
            }
            pos = end;
        } else if (startsWith("<![CDATA[") && depth > 0) {
            int end = find("]]>", pos) + 3;
            for (int i = pos; i + 3 < end; i++) {
                if (isTagCharacter(i)) {
                    invisible(i, i + 4);
                }
            }
            pos = end;
        } else if (startsWith("<![if ") || startsWith("<![endif]>")) {
            // Office writes such conditions into VML; what they enclose is judged like the rest.
            int end = find(">", pos) + 1;
            edits.drop(pos, end);
            work.remove(Feature.OOXML_MARKUP, part + " <![if]>");
            pos = end;
        } else {
            throw new Refused(Reason.AMBIGUOUS, "DOCTYPE: " + part);
        }
    }

    private void startTag() throws Refused {
        int from = pos;
        int nameFrom = ++pos;
        int nameTo = name();
        boolean closed = readAttributes();
        int to = pos;
        if (depth == 0 && sawRoot) {
            throw damaged("two roots");
        }
        sawRoot = true;
        Frame frame = push(from, to, nameFrom, nameTo);
        if (goneDepth < 0) {
            declare();
            Scope.Name name = resolve(nameFrom, nameTo);
            frame.name = name;
            if (name.allowed() == null && depth == 1) {
                throw new Refused(Reason.UNSUPPORTED_VARIANT, part + " <" + name.name() + ">");
            }
            if (name.allowed() == null) {
                gone(frame, Refusals.ofElement(name.name()), name.name());
            } else {
                judgeAttributes(frame, name);
                if (goneDepth < 0) {
                    judge(frame, name);
                }
            }
        }
        if (closed) {
            end(to, to);
        }
    }

    private void endTag() throws Refused {
        int from = pos;
        pos += 2;
        int nameFrom = pos;
        int nameTo = name();
        spaces();
        if (pos >= in.length || in[pos] != '>' || depth == 0) {
            throw damaged("end tag");
        }
        pos++;
        Frame top = frames[depth - 1];
        if (!java.util.Arrays.equals(in, nameFrom, nameTo, in, top.nameFrom, top.nameTo)) {
            throw damaged("end tag of another element");
        }
        end(from, pos);
    }

    private void end(int from, int to) throws Refused {
        Frame frame = frames[--depth];
        scope = frame.outer;
        if (goneDepth == depth) {
            goneDepth = -1;
            edits.drop(frame.tagFrom, to);
            noteChild(false);
        } else if (goneDepth < 0) {
            finish(frame, from, to);
            noteChild(!frame.goes);
        }
    }

    private void noteChild(boolean stayed) {
        if (depth > 0) {
            frames[depth - 1].hasChild |= stayed;
            frames[depth - 1].lostChild |= !stayed;
        }
    }

    private void gone(Frame frame, Feature feature, String what) throws Refused {
        goneDepth = depth - 1;
        frame.goes = true;
        work.remove(feature, part + " <" + PlainText.oneLine(what, 60) + ">");
    }

    private void judge(Frame frame, Scope.Name name) throws Refused {
        switch (name.kind()) {
            case SIMPLE_FIELD -> {
                String code = attribute(Vocabulary.WORD, "instr");
                if (!Fields.isHarmless(code, work.allows(Feature.OOXML_LINK))) {
                    work.remove(Feature.OOXML_FIELD, part);
                    edits.drop(frame.tagFrom, frame.tagTo);
                    frame.unwrapped = true;
                }
            }
            case FIELD_CHARACTER -> frame.attribute = attribute(Vocabulary.WORD, "fldCharType");
            case CELL_FORMULA -> {
                frame.attribute = attribute("", "si");
                if (!frame.attribute.isEmpty() && goneFormulas.contains(frame.attribute)) {
                    gone(frame, Feature.OOXML_FORMULA, "f");
                }
            }
            case DEFINED_NAME -> {
                if (Formulas.isMacroName(attribute("", "name"))
                        || isSet("xlm")
                        || isSet("vbProcedure")
                        || isSet("function")) {
                    gone(frame, Feature.OOXML_MACRO, "definedName");
                }
            }
            case CLICK -> {
                String action = attribute("", "action");
                if (!action.isEmpty() && !SAFE_ACTION.matcher(action).matches()) {
                    gone(frame, Feature.OOXML_ACTION, action);
                }
            }
            case OLE_OBJECT -> {
                // A link to a file elsewhere has no relationship.
                if (name.namespace().equals(Vocabulary.SHEET)
                        && attribute(RELATIONSHIPS, "id").isEmpty()) {
                    gone(frame, Feature.OOXML_OLE_OBJECT, name.name());
                }
            }
            case CHOICE -> {
                if (!understandsAll(attribute("", "Requires"))) {
                    gone(frame, Feature.OOXML_MARKUP, "Choice " + attribute("", "Requires"));
                } else if (depth > 1) {
                    frames[depth - 2].choices++;
                }
            }
            case FALLBACK -> {
                if (depth > 1) {
                    frames[depth - 2].fallbackTagTo = frame.tagTo;
                }
            }
            default -> {}
        }
    }

    private boolean isSet(String attribute) throws Refused {
        String value = attribute("", attribute);
        return value.equals("1") || value.equals("true");
    }

    private boolean understandsAll(String prefixes) {
        int at = 0;
        while (at < prefixes.length()) {
            int end = prefixes.indexOf(' ', at);
            end = end < 0 ? prefixes.length() : end;
            String namespace = scope.namespace(prefixes.substring(at, end));
            if (end > at && (namespace == null || !vocabulary.understands(namespace))) {
                return false;
            }
            at = end + 1;
        }
        return !prefixes.isBlank();
    }

    private void finish(Frame frame, int endFrom, int endTo) throws Refused {
        Scope.Name name = frame.name;
        if (name == null) {
            return;
        }
        boolean closed = endFrom == endTo;
        int contentTo = closed ? frame.tagTo : endFrom;
        switch (name.kind()) {
            case SIMPLE_FIELD -> {
                if (frame.unwrapped && !closed) {
                    edits.drop(endFrom, endTo);
                }
            }
            case FIELD_CHARACTER -> fields.mark(frame.attribute, frame.tagFrom, endTo);
            case FIELD_CODE ->
                    fields.code(XmlText.decode(in, frame.tagTo, contentTo), frame.tagFrom, endTo);
            case RUN_TEXT -> fields.text(frame.tagFrom, endTo);
            case CELL_FORMULA -> formula(frame, contentTo, endTo);
            case DEFINED_NAME -> {
                if (!Formulas.isHarmless(XmlText.decode(in, frame.tagTo, contentTo))) {
                    work.remove(Feature.OOXML_FORMULA, part + " <definedName>");
                    edits.drop(frame.tagFrom, endTo);
                    frame.goes = true;
                }
            }
            case OTHER_FORMULA -> {
                if (!Formulas.isHarmless(XmlText.decode(in, frame.tagTo, contentTo))) {
                    work.remove(Feature.OOXML_FORMULA, part + " <" + name.name() + ">");
                    edits.replace(frame.tagTo, contentTo, "#REF!");
                }
            }
            case PRUNED_WHEN_EMPTY -> {
                // What was empty before may say all with its attributes, as the size of a shape.
                if (!frame.hasChild && frame.lostChild) {
                    edits.drop(frame.tagFrom, endTo);
                    frame.goes = true;
                }
            }
            case CHOICE -> frame.goes = !frame.hasChild;
            case FALLBACK -> {
                frame.goes = !frame.hasChild;
                if (depth > 0) {
                    frames[depth - 1].fallbackEndFrom = endFrom;
                    frames[depth - 1].fallbackTo = endTo;
                }
            }
            case ALTERNATE -> alternate(frame, endTo);
            case PICTURE -> picture(frame, endTo);
            case GRAPHIC_FRAME -> graphicFrame(frame, endTo);
            default -> {}
        }
    }

    private void formula(Frame frame, int contentTo, int endTo) throws Refused {
        if (!Formulas.isHarmless(XmlText.decode(in, frame.tagTo, contentTo))) {
            work.remove(Feature.OOXML_FORMULA, part);
            edits.drop(frame.tagFrom, endTo);
            frame.goes = true;
            if (!frame.attribute.isEmpty()) {
                goneFormulas.add(frame.attribute);
            }
        }
    }

    private void alternate(Frame frame, int endTo) {
        if (!frame.hasChild) {
            edits.drop(frame.tagFrom, endTo);
            frame.goes = true;
            return;
        }
        if (frame.choices > 0) {
            return;
        }
        if (frame.fallbackTo < 0) {
            edits.drop(frame.tagFrom, endTo);
            frame.goes = true;
            return;
        }
        edits.drop(frame.tagFrom, frame.fallbackTagTo);
        edits.drop(Math.min(frame.fallbackEndFrom, frame.fallbackTo), endTo);
    }

    /// The picture of an embedded object takes the object's place when that had to go.
    private void picture(Frame frame, int endTo) {
        for (int i = depth - 1; i >= 0; i--) {
            Scope.Name name = frames[i].name;
            if (name != null && name.kind() == Kind.GRAPHIC_FRAME) {
                frames[i].pictureFrom = frame.tagFrom;
                frames[i].pictureTo = endTo;
                return;
            }
        }
    }

    private void graphicFrame(Frame frame, int endTo) {
        if (!frame.unwrapped) {
            return;
        }
        if (frame.pictureFrom < 0) {
            edits.drop(frame.tagFrom, endTo);
            frame.goes = true;
            return;
        }
        edits.drop(frame.tagFrom, frame.pictureFrom);
        edits.drop(frame.pictureTo, endTo);
    }
}
