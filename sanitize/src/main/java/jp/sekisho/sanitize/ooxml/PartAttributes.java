// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.ooxml;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import jp.sekisho.sanitize.Feature;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Refused;
import jp.sekisho.sanitize.Work;

/// Decides about the attributes of an element that may stand.
abstract class PartAttributes extends PartWalk {

    private static final Pattern HINT_VALUE = Pattern.compile("[\\w{}.#:, +-]{0,80}");

    /// Elements that stay without the attribute whose relationship went.
    private static final Set<String> STAY_WITHOUT =
            Set.of(
                    "w:hyperlink",
                    "a:blip",
                    "x:pageSetup",
                    "v:fill",
                    "v:stroke",
                    "x:worksheetSource");

    Frame[] frames = new Frame[32];
    int depth;
    private final Predicate<String> stays;

    PartAttributes(byte[] in, String part, Predicate<String> stays, Work work) {
        super(in, part, work);
        this.stays = stays;
    }

    /// Opens the frame of an element.
    Frame push(int from, int to, int nameFrom, int nameTo) throws Refused {
        if (depth >= work.limits().xmlDepth()) {
            throw new Refused(Reason.TOO_COMPLEX, part);
        }
        if (depth == frames.length) {
            frames = Arrays.copyOf(frames, depth * 2);
        }
        Frame frame = frames[depth];
        if (frame == null) {
            frame = new Frame(scope);
            frames[depth] = frame;
        } else {
            frame.reuse(scope);
        }
        depth++;
        frame.tagFrom = from;
        frame.tagTo = to;
        frame.nameFrom = nameFrom;
        frame.nameTo = nameTo;
        return frame;
    }

    void judgeAttributes(Frame frame, Scope.Name name) throws Refused {
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

    void apply(Attribute verdict, Frame frame, Scope.Name name, int i) throws Refused {
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

    void relationship(Frame frame, Scope.Name name, int i) throws Refused {
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

    static String shortName(Scope.Name name) {
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

    void ignorable(int i) throws Refused {
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
}
