// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.ooxml;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.PlainText;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Work;
import org.jspecify.annotations.Nullable;

/// Lets through of one XML part what the vocabulary allows. It reads bytes, makes strings of names
/// only once, and leaves an untouched part untouched, so that its packed bytes can be copied.
final class PartFilter {

    private static final String RELATIONSHIPS =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final Pattern HINT_VALUE = Pattern.compile("[\\w{}.#:, +-]{0,80}");
    private static final Pattern SAFE_ACTION =
            Pattern.compile(
                    "ppaction://(hlinkshowjump\\?jump=[a-z]+|hlinksldjump|noaction"
                            + "|customshow\\?id=\\d+(&return=(true|false))?)");

    /// Elements that stay without the attribute whose relationship went.
    private static final Set<String> STAY_WITHOUT =
            Set.of(
                    "w:hyperlink",
                    "a:blip",
                    "x:pageSetup",
                    "v:fill",
                    "v:stroke",
                    "x:worksheetSource");

    private static final class Frame {
        int tagFrom;
        int tagTo;
        int nameFrom;
        int nameTo;
        Scope outer = Scope.root();
        Scope.@Nullable Name name;
        boolean hasChild;
        boolean goes;
        boolean unwrapped;
        String attribute = "";
        int pictureFrom = -1;
        int pictureTo = -1;
        int choices;
        int fallbackTagTo = -1;
        int fallbackEndFrom = -1;
        int fallbackTo = -1;
    }

    private final byte[] in;
    private final String part;
    private final Predicate<String> stays;
    private final Work work;
    private final Vocabulary vocabulary = Vocabulary.get();
    private final Edits edits = new Edits();
    private final FieldStack fields;
    private final Set<String> goneFormulas = new HashSet<>();
    private Frame[] frames = new Frame[32];
    private int depth;
    private int goneDepth = -1;
    private int pos;
    private Scope scope = Scope.root();
    private boolean sawRoot;

    private int[] attributes = new int[64];
    private int attributeCount;

    /// Makes one.
    ///
    /// @param in valid UTF-8
    /// @param part name for the report
    /// @param stays whether a relationship of this part stays, by its id
    /// @param work limits and report
    PartFilter(byte[] in, String part, Predicate<String> stays, Work work) {
        this.in = in;
        this.part = part;
        this.stays = stays;
        this.work = work;
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
            } else if (b == (byte) 0xf3
                    && pos + 3 < n
                    && in[pos + 1] == (byte) 0xa0
                    && (in[pos + 2] == (byte) 0x80 || in[pos + 2] == (byte) 0x81)) {
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

    private void reference() throws Refused {
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

    private void invisible(int from, int to) throws Refused {
        edits.drop(from, to);
        if (goneDepth < 0) {
            work.remove(Feature.OOXML_INVISIBLE_TEXT, part);
        }
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
                if (in[i] == (byte) 0xf3
                        && in[i + 1] == (byte) 0xa0
                        && (in[i + 2] == (byte) 0x80 || in[i + 2] == (byte) 0x81)) {
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

    private Frame push(int from, int to, int nameFrom, int nameTo) throws Refused {
        if (depth >= work.limits().xmlDepth()) {
            throw new Refused(Reason.TOO_COMPLEX, part);
        }
        if (depth == frames.length) {
            frames = java.util.Arrays.copyOf(frames, depth * 2);
        }
        Frame frame = new Frame();
        frames[depth++] = frame;
        frame.tagFrom = from;
        frame.tagTo = to;
        frame.nameFrom = nameFrom;
        frame.nameTo = nameTo;
        frame.outer = scope;
        return frame;
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
        } else if (goneDepth < 0) {
            finish(frame, from, to);
            if (depth > 0 && !frame.goes) {
                frames[depth - 1].hasChild = true;
            }
        }
    }

    private void gone(Frame frame, Feature feature, String what) throws Refused {
        goneDepth = depth - 1;
        frame.goes = true;
        work.remove(feature, part + " <" + PlainText.oneLine(what, 60) + ">");
    }

    // --- elements -------------------------------------------------------------------------------

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
                if (isMacroName(attribute("", "name"))
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

    private static boolean isMacroName(String name) {
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        String plain = lower.startsWith("_xlnm.") ? lower.substring(6) : lower;
        return plain.startsWith("auto_") || plain.equals("recorder") || plain.equals("data_form");
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
                if (!frame.hasChild) {
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

    // --- attributes -----------------------------------------------------------------------------

    private void judgeAttributes(Frame frame, Scope.Name name) throws Refused {
        for (int i = 0; i < attributeCount; i++) {
            int nameFrom = attributes[i * 5 + 1];
            int nameTo = attributes[i * 5 + 2];
            if (isDeclaration(nameFrom, nameTo)) {
                continue;
            }
            Attribute verdict = name.attributes().get(in, nameFrom, nameTo);
            if (verdict == null) {
                verdict = verdict(name, nameFrom, nameTo);
                name.attributes().put(in, nameFrom, nameTo, verdict);
            }
            if (verdict != Attribute.KEEP) {
                apply(verdict, frame, name, i);
                if (goneDepth >= 0) {
                    return;
                }
            }
        }
    }

    private void apply(Attribute verdict, Frame frame, Scope.Name name, int i) throws Refused {
        switch (verdict) {
            case KEEP -> {}
            case DROP -> dropAttribute(i, Feature.OOXML_MARKUP, name);
            case ONLY_EMPTY -> {
                if (!value(i).isBlank()) {
                    dropAttribute(i, Feature.OOXML_MACRO, name);
                }
            }
            case HINT -> {
                if (!HINT_VALUE.matcher(value(i)).matches()) {
                    dropAttribute(i, Feature.OOXML_MARKUP, name);
                }
            }
            case IGNORABLE -> ignorable(i);
            case RELATIONSHIP -> relationship(frame, name, i);
        }
    }

    private void relationship(Frame frame, Scope.Name name, int i) throws Refused {
        String id = value(i);
        if (id.isEmpty() || stays.test(id)) {
            return;
        }
        if (name.kind() == Kind.OLE_OBJECT) {
            work.remove(Feature.OOXML_OLE_OBJECT, part);
            for (int k = depth - 1; k >= 0; k--) {
                Scope.Name outer = frames[k].name;
                if (outer != null && outer.kind() == Kind.GRAPHIC_FRAME) {
                    frames[k].unwrapped = true;
                    return;
                }
            }
        }
        if (STAY_WITHOUT.contains(shortName(name))) {
            edits.drop(attributes[i * 5], attributes[i * 5 + 4] + 1);
        } else {
            // What a link led to has been reported already.
            Feature feature = Refusals.ofElement(name.name());
            if (feature != Feature.OOXML_MARKUP && feature != Feature.OOXML_LINK_SCHEME) {
                work.remove(feature, part + " <" + name.name() + ">");
            }
            goneDepth = depth - 1;
            frame.goes = true;
        }
    }

    private static String shortName(Scope.Name name) {
        String prefix =
                switch (name.namespace()) {
                    case Vocabulary.WORD -> "w:";
                    case Vocabulary.SHEET -> "x:";
                    case Vocabulary.DRAWING -> "a:";
                    case "urn:schemas-microsoft-com:vml" -> "v:";
                    default -> "?:";
                };
        return prefix + name.name();
    }

    private void ignorable(int i) throws Refused {
        String value = value(i);
        StringBuilder kept = new StringBuilder();
        int at = 0;
        while (at < value.length()) {
            int end = value.indexOf(' ', at);
            end = end < 0 ? value.length() : end;
            String prefix = value.substring(at, end);
            String namespace = scope.namespace(prefix);
            if (end > at && namespace != null && vocabulary.knows(namespace)) {
                kept.append(kept.isEmpty() ? "" : " ").append(prefix);
            }
            at = end + 1;
        }
        if (!kept.toString().equals(value)) {
            edits.replace(attributes[i * 5 + 3], attributes[i * 5 + 4], kept.toString());
        }
    }

    private void dropAttribute(int i, Feature feature, Scope.Name name) throws Refused {
        String attribute =
                new String(
                        in,
                        attributes[i * 5 + 1],
                        attributes[i * 5 + 2] - attributes[i * 5 + 1],
                        StandardCharsets.UTF_8);
        edits.drop(attributes[i * 5], attributes[i * 5 + 4] + 1);
        work.remove(feature, part + " <" + name.name() + " " + attribute + ">");
    }

    private Attribute verdict(Scope.Name element, int from, int to) {
        int colon = colon(from, to);
        String prefix = colon < 0 ? "" : string(from, colon);
        String name = string(colon < 0 ? from : colon + 1, to);
        String namespace = colon < 0 ? "" : scope.namespace(prefix);
        return namespace == null
                ? Attribute.DROP
                : Attribute.of(element, Vocabulary.transitional(namespace), name);
    }

    private String attribute(String namespace, String name) throws Refused {
        for (int i = 0; i < attributeCount; i++) {
            int from = attributes[i * 5 + 1];
            int to = attributes[i * 5 + 2];
            int colon = colon(from, to);
            if (!string(colon < 0 ? from : colon + 1, to).equals(name)) {
                continue;
            }
            String own = colon < 0 ? "" : scope.namespace(string(from, colon));
            if (own != null && Vocabulary.transitional(own).equals(namespace)) {
                return value(i);
            }
        }
        return "";
    }

    private String value(int i) throws Refused {
        return XmlText.decode(in, attributes[i * 5 + 3], attributes[i * 5 + 4]);
    }

    private boolean isDeclaration(int from, int to) {
        return to - from >= 5
                && in[from] == 'x'
                && in[from + 1] == 'm'
                && in[from + 2] == 'l'
                && in[from + 3] == 'n'
                && in[from + 4] == 's'
                && (to - from == 5 || in[from + 5] == ':');
    }

    private void declare() throws Refused {
        Map<String, String> declared = null;
        for (int i = 0; i < attributeCount; i++) {
            int from = attributes[i * 5 + 1];
            int to = attributes[i * 5 + 2];
            if (!isDeclaration(from, to)) {
                continue;
            }
            String prefix = to - from == 5 ? "" : string(from + 6, to);
            String namespace = value(i);
            if (declared == null) {
                declared = new HashMap<>();
            }
            declared.put(prefix, namespace);
            if (!vocabulary.knows(namespace) && !namespace.isEmpty()) {
                edits.drop(attributes[i * 5], attributes[i * 5 + 4] + 1);
                work.remove(Feature.OOXML_MARKUP, part + " xmlns:" + prefix);
            }
        }
        if (declared != null) {
            scope = scope.with(declared);
        }
    }

    private Scope.Name resolve(int from, int to) throws Refused {
        Scope.Name known = scope.names.get(in, from, to);
        if (known != null) {
            return known;
        }
        int colon = colon(from, to);
        String prefix = colon < 0 ? "" : string(from, colon);
        String local = string(colon < 0 ? from : colon + 1, to);
        String declared = scope.namespace(prefix);
        if (declared == null) {
            throw damaged("prefix " + prefix);
        }
        String namespace = Vocabulary.transitional(declared);
        Scope.Name name =
                new Scope.Name(
                        namespace,
                        local,
                        vocabulary.element(namespace, local),
                        Kind.of(namespace, local),
                        new NameTable<>());
        scope.names.put(in, from, to, name);
        return name;
    }

    // --- bytes ----------------------------------------------------------------------------------

    /// Reads attributes up to the end of the tag. Each takes five numbers: start with the white
    /// space before it, name from and to, value from and to.
    private boolean readAttributes() throws Refused {
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

    private void readAttribute(int before) throws Refused {
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

    private int name() throws Refused {
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

    private void spaces() {
        while (pos < in.length && in[pos] <= ' ' && in[pos] >= 0) {
            pos++;
        }
    }

    private int colon(int from, int to) {
        for (int i = from; i < to; i++) {
            if (in[i] == ':') {
                return i;
            }
        }
        return -1;
    }

    private boolean startsWith(String ascii) {
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

    private int find(String ascii, int from) throws Refused {
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

    private String string(int from, int to) {
        return new String(in, from, to - from, StandardCharsets.UTF_8);
    }

    private Refused damaged(String what) {
        return new Refused(Reason.DAMAGED, part + ": " + what);
    }
}
