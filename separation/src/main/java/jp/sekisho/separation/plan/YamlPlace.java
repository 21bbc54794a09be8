// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// A node of a YAML document that knows where it stands and what it is called.
record YamlPlace(String name, Node node) {

    /// A plan that cannot be used, with the line and the sentence that says why.
    static final class Refused extends Exception {
        private final int line;
        private final String sentence;

        Refused(int line, String sentence) {
            super(sentence);
            this.line = line;
            this.sentence = sentence;
        }

        PlanReading.Unusable unusable() {
            return new PlanReading.Unusable(line, sentence);
        }
    }

    int line() {
        return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
    }

    Refused refused(String sentence) {
        return new Refused(line(), sentence);
    }

    Optional<YamlPlace> at(String key) throws Refused {
        if (!(node instanceof MappingNode map)) {
            throw refused("「" + name + "」は「項目: 値」の形で書いてください。");
        }
        for (NodeTuple tuple : map.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key)) {
                YamlPlace value = new YamlPlace(key, tuple.getValueNode());
                return value.isNull() ? Optional.empty() : Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /// Refuses keys that mean nothing here: a mistyped one would silently change the proof.
    YamlPlace only(String... keys) throws Refused {
        if (!(node instanceof MappingNode map)) {
            throw refused("「" + name + "」は「項目: 値」の形で書いてください。");
        }
        for (NodeTuple tuple : map.getValue()) {
            String key =
                    tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "(項目名)";
            if (!java.util.List.of(keys).contains(key)) {
                throw new YamlPlace(key, tuple.getKeyNode())
                        .refused(
                                "「"
                                        + name
                                        + "」に「"
                                        + key
                                        + "」という項目はありません。綴りを直すか消してください(使えるのは "
                                        + String.join("、", keys)
                                        + ")。");
            }
        }
        return this;
    }

    private boolean isNull() {
        return node instanceof ScalarNode scalar
                && scalar.isPlain()
                && (scalar.getValue().isEmpty()
                        || scalar.getValue().equals("null")
                        || scalar.getValue().equals("~"));
    }

    YamlPlace need(String key) throws Refused {
        Optional<YamlPlace> value = at(key);
        if (value.isEmpty()) {
            throw refused("「" + name + "」に「" + key + "」がありません。書き足してください。");
        }
        return value.get();
    }

    String text() throws Refused {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        throw refused("「" + name + "」には文字を一つ書いてください。");
    }

    String text(String key, String otherwise) throws Refused {
        Optional<YamlPlace> value = at(key);
        return value.isPresent() ? value.get().text() : otherwise;
    }

    boolean truth(String key) throws Refused {
        Optional<YamlPlace> value = at(key);
        if (value.isEmpty()) {
            return false;
        }
        return switch (value.get().text()) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw value.get().refused("「" + key + "」は true か false にしてください。");
        };
    }

    /// The items of a list; a single value stands for a list of one.
    List<YamlPlace> items() {
        if (node instanceof SequenceNode sequence) {
            List<YamlPlace> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                items.add(new YamlPlace(name, item));
            }
            return items;
        }
        return List.of(this);
    }

    List<YamlPlace> items(String key) throws Refused {
        Optional<YamlPlace> value = at(key);
        return value.isPresent() ? value.get().items() : List.of();
    }
}
