// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.evtx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/// Gives the values of a record the names that Sigma rules use: children of `System` by tag, their
/// attributes as `Tag_Attribute`, `Data` by its `Name`, and what stands in `UserData` by tag.
final class RecordFields {

    /// The most values of one record.
    static final int MAX_FIELDS = 10_000;

    private final ChunkReader chunk;
    private final List<EvtxRecord.Field> fields = new ArrayList<>();
    private int depth;

    RecordFields(ChunkReader chunk) {
        this.chunk = chunk;
    }

    List<EvtxRecord.Field> read(int from, int end) throws BrokenXml {
        for (Node node : new BinaryXml(chunk, from, end, 0, false).fragment()) {
            root(node, List.of());
        }
        return fields;
    }

    private void root(Node node, List<Node.Value> values) throws BrokenXml {
        switch (node) {
            case Node.Instance(Node.Element template, List<Node.Value> own) -> event(template, own);
            case Node.Element element -> event(element, values);
            case Node.Text _, Node.Substitution _ -> {}
        }
    }

    private void event(Node.Element event, List<Node.Value> values) throws BrokenXml {
        for (Bound section : children(event, values)) {
            switch (section.element().name()) {
                case "System" -> {
                    for (Bound child : children(section)) {
                        system(child);
                    }
                }
                case "EventData" -> {
                    for (Bound child : children(section)) {
                        data(child);
                    }
                }
                case "UserData" -> {
                    for (Bound child : children(section)) {
                        for (Bound field : children(child)) {
                            user("", field);
                        }
                    }
                }
                default -> user("", section);
            }
        }
    }

    /// An element together with the values that its substitutions mean.
    private record Bound(Node.Element element, List<Node.Value> values) {}

    private List<Bound> children(Bound bound) throws BrokenXml {
        return children(bound.element(), bound.values());
    }

    private List<Bound> children(Node.Element element, List<Node.Value> values) throws BrokenXml {
        List<Bound> found = new ArrayList<>();
        for (Node node : element.children()) {
            expand(node, values, found);
        }
        return found;
    }

    private void expand(Node node, List<Node.Value> values, List<Bound> found) throws BrokenXml {
        switch (node) {
            case Node.Element child -> found.add(new Bound(child, values));
            case Node.Instance(Node.Element template, List<Node.Value> own) ->
                    found.add(new Bound(template, own));
            case Node.Substitution(int index) -> {
                Node.Value value = value(index, values);
                if (value.type() == 0x21 && value.size() > 0) {
                    if (++depth > BinaryXml.MAX_DEPTH) {
                        throw new BrokenXml("入れ子");
                    }
                    int end = value.from() + value.size();
                    for (Node inner :
                            new BinaryXml(chunk, value.from(), end, depth, true).fragment()) {
                        expand(inner, List.of(), found);
                    }
                    depth--;
                }
            }
            case Node.Text _ -> {}
        }
    }

    private static Node.Value value(int index, List<Node.Value> values) throws BrokenXml {
        if (index >= values.size()) {
            throw new BrokenXml("値の番号 " + index);
        }
        return values.get(index);
    }

    private void system(Bound child) throws BrokenXml {
        String name = child.element().name();
        for (Node.Attribute attribute : child.element().attributes()) {
            for (String text : texts(attribute.value(), child.values())) {
                add(name + "_" + attribute.name(), Optional.of(text));
            }
        }
        if (!child.element().children().isEmpty()) {
            addAll(name, child);
        }
    }

    private void data(Bound child) throws BrokenXml {
        String name = child.element().name();
        for (Node.Attribute attribute : child.element().attributes()) {
            if (attribute.name().equals("Name")) {
                name = String.join("", texts(attribute.value(), child.values()));
            }
        }
        addAll(name, child);
    }

    private void user(String prefix, Bound field) throws BrokenXml {
        String name = prefix + field.element().name();
        List<Bound> within = children(field);
        if (within.isEmpty()) {
            addAll(name, field);
        }
        for (Bound child : within) {
            user(name + ".", child);
        }
    }

    private void addAll(String name, Bound bound) throws BrokenXml {
        List<String> texts = texts(bound.element().children(), bound.values());
        if (texts.isEmpty()) {
            boolean nothing =
                    bound.element().children().stream()
                            .anyMatch(Node.Substitution.class::isInstance);
            add(name, nothing ? Optional.empty() : Optional.of(""));
        }
        for (String text : texts) {
            add(name, Optional.of(text));
        }
    }

    private void add(String name, Optional<String> value) throws BrokenXml {
        if (fields.size() >= MAX_FIELDS) {
            throw new BrokenXml("項目の数");
        }
        fields.add(new EvtxRecord.Field(name, value));
    }

    /// The texts of some pieces: several only where a single piece is an array.
    private List<String> texts(List<Node> pieces, List<Node.Value> values) throws BrokenXml {
        if (pieces.size() == 1 && pieces.getFirst() instanceof Node.Substitution(int index)) {
            Node.Value value = value(index, values);
            return value.type() == 0x21 ? List.of() : ValueText.of(chunk, value);
        }
        StringJoiner joined = new StringJoiner("");
        boolean any = false;
        for (Node piece : pieces) {
            switch (piece) {
                case Node.Text(String text) -> {
                    joined.add(text);
                    any = true;
                }
                case Node.Substitution(int index) -> {
                    for (String text : ValueText.of(chunk, value(index, values))) {
                        joined.add(text);
                        any = true;
                    }
                }
                case Node.Element _, Node.Instance _ -> {}
            }
        }
        return any ? List.of(joined.toString()) : List.of();
    }
}
