// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.evtx;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads binary XML into nodes.
final class BinaryXml {

    /// The deepest nesting of elements, templates and embedded XML together.
    static final int MAX_DEPTH = 40;

    /// The most nodes of one record or template.
    static final int MAX_NODES = 20_000;

    /// The most values of one record.
    static final int MAX_VALUES = 4_096;

    private static final int HAS_MORE = 0x40;
    private static final int TEMPLATE_HEADER = 24;

    private final ChunkReader chunk;
    private final boolean embedded;
    private final int end;
    private int at;
    private int depth;
    private int nodes;

    /// @param embedded XML that is a value of a template: its elements have no dependency number
    BinaryXml(ChunkReader chunk, int from, int end, int depth, boolean embedded) {
        this.chunk = chunk;
        this.at = from;
        this.end = end;
        this.depth = depth;
        this.embedded = embedded;
    }

    /// Reads everything up to the end.
    List<Node> fragment() throws BrokenXml {
        List<Node> found = new ArrayList<>();
        while (at < end) {
            int token = chunk.int8(at);
            switch (token & ~HAS_MORE) {
                case 0x00 -> {
                    return found;
                }
                case 0x0f -> skip(4);
                case 0x01 -> found.add(element());
                case 0x0c -> found.add(instance());
                case 0x0a -> processingInstruction();
                default -> throw new BrokenXml("記号 " + token);
            }
        }
        return found;
    }

    private void skip(int size) throws BrokenXml {
        if (size < 0 || size > end - at) {
            throw new BrokenXml("長さ");
        }
        at += size;
    }

    private void need(int size) throws BrokenXml {
        if (size > end - at) {
            throw new BrokenXml("長さ");
        }
    }

    private void count() throws BrokenXml {
        if (++nodes > MAX_NODES) {
            throw new BrokenXml("要素の数");
        }
    }

    private String name() throws BrokenXml {
        need(4);
        int offset = chunk.int32(at);
        skip(4);
        String name = chunk.name(offset);
        if (offset == at) {
            skip(chunk.nameSize(offset));
        }
        return name;
    }

    private Node.Element element() throws BrokenXml {
        count();
        if (++depth > MAX_DEPTH) {
            throw new BrokenXml("入れ子");
        }
        boolean hasAttributes = (chunk.int8(at) & HAS_MORE) != 0;
        skip(embedded ? 5 : 7);
        String name = name();
        List<Node.Attribute> attributes = new ArrayList<>();
        if (hasAttributes) {
            skip(4);
            while (at < end && (chunk.int8(at) & ~HAS_MORE) == 0x06) {
                attributes.add(attribute());
            }
        }
        List<Node> children = new ArrayList<>();
        need(1);
        int close = chunk.int8(at);
        skip(1);
        if (close == 0x02) {
            content(children);
            need(1);
            if (chunk.int8(at) != 0x04) {
                throw new BrokenXml("要素の終わり");
            }
            skip(1);
        } else if (close != 0x03) {
            throw new BrokenXml("要素の始まり");
        }
        depth--;
        return new Node.Element(name, List.copyOf(attributes), List.copyOf(children));
    }

    private Node.Attribute attribute() throws BrokenXml {
        count();
        skip(1);
        String name = name();
        List<Node> value = new ArrayList<>();
        content(value);
        return new Node.Attribute(name, List.copyOf(value));
    }

    /// Everything that may stand within an element or attribute.
    private void content(List<Node> found) throws BrokenXml {
        while (at < end) {
            int token = chunk.int8(at) & ~HAS_MORE;
            switch (token) {
                case 0x01 -> found.add(element());
                case 0x05 -> found.add(value());
                case 0x07 -> found.add(text(1));
                case 0x08 -> found.add(characterReference());
                case 0x09 -> found.add(entity());
                case 0x0a -> processingInstruction();
                case 0x0c -> found.add(instance());
                case 0x0d, 0x0e -> found.add(substitution());
                default -> {
                    return;
                }
            }
            count();
        }
    }

    private Node value() throws BrokenXml {
        need(2);
        if (chunk.int8(at + 1) != 0x01) {
            throw new BrokenXml("値の型 " + chunk.int8(at + 1));
        }
        return text(2);
    }

    private Node.Text text(int header) throws BrokenXml {
        need(header + 2);
        int size = chunk.int16(at + header) * 2;
        skip(header + 2);
        String text = chunk.utf16(at, size, end);
        skip(size);
        return new Node.Text(text);
    }

    private Node characterReference() throws BrokenXml {
        need(3);
        char character = (char) chunk.int16(at + 1);
        skip(3);
        return new Node.Text(String.valueOf(character));
    }

    private Node entity() throws BrokenXml {
        skip(1);
        return new Node.Text(
                switch (name()) {
                    case "amp" -> "&";
                    case "lt" -> "<";
                    case "gt" -> ">";
                    case "quot" -> "\"";
                    case "apos" -> "'";
                    default -> "";
                });
    }

    private void processingInstruction() throws BrokenXml {
        skip(1);
        name();
        if (at < end && chunk.int8(at) == 0x0b) {
            text(1);
        }
    }

    private Node substitution() throws BrokenXml {
        need(4);
        int index = chunk.int16(at + 1);
        skip(4);
        return new Node.Substitution(index);
    }

    private Node.Instance instance() throws BrokenXml {
        if (++depth > MAX_DEPTH) {
            throw new BrokenXml("入れ子");
        }
        need(10);
        int definition = chunk.int32(at + 6);
        skip(10);
        if (definition < 0 || definition > chunk.bytes.length - TEMPLATE_HEADER) {
            throw new BrokenXml("ひな型の位置");
        }
        int size = chunk.int32(definition + 20);
        if (size < 0 || size > chunk.bytes.length - definition - TEMPLATE_HEADER) {
            throw new BrokenXml("ひな型の長さ");
        }
        if (definition == at) {
            skip(TEMPLATE_HEADER + size);
        }
        Node.Element template = template(definition, size);
        Node.Instance instance = new Node.Instance(template, values());
        depth--;
        return instance;
    }

    private Node.Element template(int definition, int size) throws BrokenXml {
        Node.@Nullable Element known = chunk.templates.get(definition);
        if (known != null) {
            return known;
        }
        int from = definition + TEMPLATE_HEADER;
        for (Node node : new BinaryXml(chunk, from, from + size, depth, false).fragment()) {
            if (node instanceof Node.Element element) {
                chunk.templates.put(definition, element);
                return element;
            }
        }
        throw new BrokenXml("空のひな型");
    }

    private List<Node.Value> values() throws BrokenXml {
        need(4);
        int number = chunk.int32(at);
        skip(4);
        if (number < 0 || number > MAX_VALUES) {
            throw new BrokenXml("値の数");
        }
        need(number * 4);
        int descriptors = at;
        skip(number * 4);
        List<Node.Value> values = new ArrayList<>(number);
        for (int i = 0; i < number; i++) {
            int size = chunk.int16(descriptors + i * 4);
            values.add(new Node.Value(chunk.int8(descriptors + i * 4 + 2), at, size));
            skip(size);
        }
        return values;
    }
}
