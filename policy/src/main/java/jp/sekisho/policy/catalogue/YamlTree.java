// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// One value of a YAML text with its line: only mappings, sequences and scalars, every scalar a
/// string, no anchors, no tags, every key once and known.
sealed interface YamlTree {
    /// The largest text that is read, in characters.
    int MAX_CHARACTERS = 1_000_000;

    /// The deepest nesting that is read.
    int MAX_DEPTH = 20;

    /// The tags that YAML itself gives to plain values; any other is written by someone.
    Set<Tag> TAGS =
            Set.of(
                    Tag.STR,
                    Tag.INT,
                    Tag.FLOAT,
                    Tag.BOOL,
                    Tag.NULL,
                    Tag.TIMESTAMP,
                    Tag.SEQ,
                    Tag.MAP);

    /// Returns the line on which the value begins, counted from 1.
    int line();

    /// A single value.
    record Scalar(int line, String text) implements YamlTree {}

    /// A list.
    record Sequence(int line, List<YamlTree> items) implements YamlTree {}

    /// A mapping.
    record Mapping(int line, Map<String, YamlTree> entries) implements YamlTree {
        /// Refuses keys that nobody knows: a slip of the pen must not pass as silence.
        void allowOnly(Set<String> keys) throws YamlFault {
            for (Map.Entry<String, YamlTree> entry : entries.entrySet()) {
                if (!keys.contains(entry.getKey())) {
                    throw new YamlFault(
                            entry.getValue().line(),
                            "「"
                                    + entry.getKey()
                                    + "」という項目はありません。使えるのは "
                                    + String.join("、", keys.stream().sorted().toList())
                                    + " です。");
                }
            }
        }

        @Nullable YamlTree get(String key) {
            return entries.get(key);
        }

        String text(String key) throws YamlFault {
            YamlTree value = entries.get(key);
            if (value == null) {
                throw new YamlFault(line, "「" + key + "」がありません。");
            }
            return value.asText();
        }

        String text(String key, String otherwise) throws YamlFault {
            YamlTree value = entries.get(key);
            return value == null ? otherwise : value.asText();
        }

        Optional<String> optional(String key) throws YamlFault {
            YamlTree value = entries.get(key);
            return value == null ? Optional.empty() : Optional.of(value.asText());
        }

        List<YamlTree> list(String key) throws YamlFault {
            YamlTree value = entries.get(key);
            return value == null ? List.of() : value.asList();
        }

        List<String> texts(String key) throws YamlFault {
            List<String> all = new ArrayList<>();
            for (YamlTree item : list(key)) {
                all.add(item.asText());
            }
            return all;
        }
    }

    /// Reads one YAML text whose top is a mapping.
    static Mapping parse(String text) throws YamlFault {
        if (text.length() > MAX_CHARACTERS) {
            throw new YamlFault(0, "大きすぎます(" + MAX_CHARACTERS + "文字まで)。");
        }
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setAllowDuplicateKeys(false);
        Node root;
        try {
            root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            throw new YamlFault(
                    mark == null ? 0 : mark.getLine() + 1, "YAMLとして読めません。字下げや引用符を確かめてください。");
        } catch (YAMLException e) {
            throw new YamlFault(0, "YAMLとして読めません。文字や入れ子の深さを確かめてください。");
        }
        if (root == null) {
            throw new YamlFault(0, "何も書かれていません。");
        }
        return of(root).asMapping();
    }

    private static YamlTree of(Node node) throws YamlFault {
        int line = node.getStartMark().getLine() + 1;
        if (node.getAnchor() != null) {
            throw new YamlFault(line, "アンカー(&)と別名(*)は使えません。");
        }
        if (!TAGS.contains(node.getTag())) {
            throw new YamlFault(line, "タグ(!)は使えません。");
        }
        return switch (node) {
            case ScalarNode scalar -> new Scalar(line, scalar.getValue().strip());
            case SequenceNode sequence -> {
                List<YamlTree> items = new ArrayList<>();
                for (Node item : sequence.getValue()) {
                    items.add(of(item));
                }
                yield new Sequence(line, List.copyOf(items));
            }
            case MappingNode mapping -> {
                Map<String, YamlTree> entries = new LinkedHashMap<>();
                for (NodeTuple tuple : mapping.getValue()) {
                    String key = of(tuple.getKeyNode()).asText();
                    if (entries.putIfAbsent(key, of(tuple.getValueNode())) != null) {
                        throw new YamlFault(
                                tuple.getKeyNode().getStartMark().getLine() + 1,
                                "「" + key + "」が二度書かれています。");
                    }
                }
                yield new Mapping(line, entries);
            }
            default -> throw new YamlFault(line, "読めない値です。");
        };
    }

    /// Returns the value as text, or fails where it is not a single value.
    default String asText() throws YamlFault {
        if (this instanceof Scalar(int line, String text)) {
            if (text.isEmpty()) {
                throw new YamlFault(line, "値がありません。");
            }
            return text;
        }
        throw new YamlFault(line(), "ここには一つの値を書いてください。");
    }

    /// Returns the items of a list; a single value is a list of one.
    default List<YamlTree> asList() {
        return this instanceof Sequence(int _, List<YamlTree> items) ? items : List.of(this);
    }

    /// Returns the value as a mapping, or fails.
    default Mapping asMapping() throws YamlFault {
        if (this instanceof Mapping mapping) {
            return mapping;
        }
        throw new YamlFault(line(), "ここには「項目: 値」の形で書いてください。");
    }

    /// Returns the constant of an enumeration that the value names.
    default <E extends Enum<E>> E asConstant(Class<E> type) throws YamlFault {
        String text = asText();
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
            names.add(constant.name());
        }
        throw new YamlFault(
                line(), "「" + text + "」は使えません。使えるのは " + String.join("、", names) + " です。");
    }
}
