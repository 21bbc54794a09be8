// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.fortinet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.separation.reading.ConfigText;

/// The tree that `config`, `edit`, `set`, `next` and `end` make.
final class FortiTree {

    /// Sections may stand this deep in one another.
    private static final int DEPTH_LIMIT = 16;

    /// One table: `config firewall policy … end`.
    static final class Section {
        final String path;
        final int line;
        final List<Entry> entries = new ArrayList<>();
        final Entry own;

        Section(String path, int line) {
            this.path = path;
            this.line = line;
            this.own = new Entry("", line);
        }
    }

    /// One entry of a table: `edit … next`.
    static final class Entry {
        final String name;
        final int line;
        final Map<String, List<String>> values = new LinkedHashMap<>();
        final Map<String, Integer> lines = new LinkedHashMap<>();
        final List<Section> sections = new ArrayList<>();

        Entry(String name, int line) {
            this.name = name;
            this.line = line;
        }

        List<String> list(String key) {
            return values.getOrDefault(key, List.of());
        }

        String one(String key, String otherwise) {
            List<String> all = list(key);
            return all.isEmpty() ? otherwise : all.getFirst();
        }

        /// Tells whether any of these settings is enabled; they are not where nothing is said.
        boolean enables(String... keys) {
            for (String key : keys) {
                if (one(key, "disable").equals("enable")) {
                    return true;
                }
            }
            return false;
        }

        /// Tells whether it is written but switched off.
        boolean isOff() {
            return one("status", "enable").equals("disable");
        }
    }

    /// A fault that makes the file unusable.
    record Fault(int line, String message) {}

    private final ConfigText text;
    private final List<Section> sections = new ArrayList<>();
    private final List<Integer> strange = new ArrayList<>();
    private int at;
    private Optional<Fault> fault = Optional.empty();

    FortiTree(ConfigText text) {
        this.text = text;
        while (at < text.lines().size()) {
            String line = text.lines().get(at).strip();
            if (line.startsWith("config ")) {
                sections.add(section(line.substring(7).strip(), 0));
            } else {
                if (!line.isEmpty() && !line.startsWith("#")) {
                    strange.add(at);
                }
                at++;
            }
        }
    }

    List<Section> sections() {
        return sections;
    }

    /// Lines that belong to nothing.
    List<Integer> strange() {
        return strange;
    }

    Optional<Fault> fault() {
        return fault;
    }

    private Section section(String path, int depth) {
        Section section = new Section(path, at++);
        Entry entry = section.own;
        while (at < text.lines().size()) {
            String line = text.lines().get(at).strip();
            if (line.equals("end")) {
                at++;
                return section;
            }
            if (line.startsWith("config ") && depth < DEPTH_LIMIT) {
                entry.sections.add(section(line.substring(7).strip(), depth + 1));
                continue;
            }
            if (line.startsWith("edit ")) {
                entry = new Entry(words(line).getLast(), at);
                section.entries.add(entry);
            } else if (line.equals("next")) {
                entry = section.own;
            } else if (line.startsWith("set ")) {
                set(entry);
            } else if (line.startsWith("unset ")) {
                entry.values.remove(line.substring(6).strip());
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                strange.add(at);
            }
            at++;
        }
        if (fault.isEmpty()) {
            fault =
                    Optional.of(
                            new Fault(
                                    section.line + 1,
                                    "この行の config に end がなく、途中で切れています。設定をすべて書き出してください。"));
        }
        return section;
    }

    /// A quoted value may run over several lines.
    private void set(Entry entry) {
        int line = at;
        StringBuilder whole = new StringBuilder(text.lines().get(at).strip());
        while (open(whole) && at + 1 < text.lines().size()) {
            whole.append('\n').append(text.lines().get(++at));
        }
        List<String> words = words(whole.toString());
        if (words.size() > 2) {
            entry.values.put(words.get(1), List.copyOf(words.subList(2, words.size())));
            entry.lines.put(words.get(1), line);
        }
    }

    private static boolean open(CharSequence text) {
        boolean open = false;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                open = !open;
            }
        }
        return open;
    }

    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                word.append(line.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
                any = true;
            } else if (!quoted && Character.isWhitespace(c)) {
                if (any || !word.isEmpty()) {
                    words.add(word.toString());
                }
                word.setLength(0);
                any = false;
            } else {
                word.append(c);
            }
        }
        if (any || !word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }
}
