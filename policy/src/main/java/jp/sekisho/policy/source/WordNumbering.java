// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.source;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The lists of a Word file: Word prints their numbers, the text does not hold them.
final class WordNumbering {

    private static final int LEVELS = 9;
    private static final String KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
    private static final String IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス";
    private static final String KANJI = "〇一二三四五六七八九";

    private record Level(int start, String format, String text) {}

    private final Map<Integer, Map<Integer, Level>> kinds = new HashMap<>();
    private final Map<Integer, Integer> kindOfList = new HashMap<>();
    private final Map<Integer, int[]> counters = new HashMap<>();

    private WordNumbering() {}

    static WordNumbering read(byte @Nullable [] part) throws IOException {
        WordNumbering numbering = new WordNumbering();
        if (part != null) {
            WordXml.walk(part, numbering.new Reader());
        }
        return numbering;
    }

    /// Returns what Word prints before the next paragraph of this list and level.
    String next(int list, int level) {
        Integer kind = kindOfList.get(list);
        Map<Integer, Level> levels = kind == null ? null : kinds.get(kind);
        Level own = levels == null ? null : levels.get(level);
        if (kind == null
                || levels == null
                || own == null
                || level >= LEVELS
                || own.format.equals("none")) {
            return "";
        }
        int[] counter = counters.computeIfAbsent(kind, key -> new int[LEVELS]);
        counter[level] = counter[level] == 0 ? Math.max(own.start, 1) : counter[level] + 1;
        for (int below = level + 1; below < LEVELS; below++) {
            counter[below] = 0;
        }
        if (own.format.equals("bullet")) {
            return "・";
        }
        String label = own.text;
        for (int i = 0; i <= level; i++) {
            Level each = levels.get(i);
            if (each != null) {
                label = label.replace("%" + (i + 1), number(Math.max(counter[i], 1), each.format));
            }
        }
        return label.isBlank() ? "" : label + " ";
    }

    private static String number(int value, String format) {
        return switch (format) {
            case "decimalFullWidth" -> fullWidth(Integer.toString(value));
            case "decimalEnclosedCircle" ->
                    value <= 20 ? Character.toString((char) ('①' + value - 1)) : "(" + value + ")";
            case "decimalEnclosedParen" ->
                    value <= 20 ? Character.toString((char) ('⑴' + value - 1)) : "(" + value + ")";
            case "aiueo", "aiueoFullWidth" -> sign(KANA, value);
            case "iroha", "irohaFullWidth" -> sign(IROHA, value);
            case "japaneseCounting",
                    "japaneseLegal",
                    "chineseCounting",
                    "ideographDigital",
                    "japaneseDigitalTenThousand" ->
                    kanji(value);
            case "lowerLetter" -> Character.toString((char) ('a' + (value - 1) % 26));
            case "upperLetter" -> Character.toString((char) ('A' + (value - 1) % 26));
            case "upperRoman" ->
                    value <= 12
                            ? Character.toString((char) ('Ⅰ' + value - 1))
                            : Integer.toString(value);
            case "lowerRoman" ->
                    value <= 12
                            ? Character.toString((char) ('ⅰ' + value - 1))
                            : Integer.toString(value);
            default -> Integer.toString(value);
        };
    }

    private static String sign(String signs, int value) {
        return Character.toString(signs.charAt((value - 1) % signs.length()));
    }

    private static String fullWidth(String digits) {
        StringBuilder out = new StringBuilder();
        digits.chars().forEach(c -> out.append((char) (c - '0' + '０')));
        return out.toString();
    }

    private static String kanji(int value) {
        StringBuilder out = new StringBuilder();
        int rest = value % 1000;
        if (rest >= 100) {
            out.append(rest >= 200 ? KANJI.charAt(rest / 100) + "百" : "百");
        }
        if (rest % 100 >= 10) {
            out.append(rest % 100 >= 20 ? KANJI.charAt(rest % 100 / 10) + "十" : "十");
        }
        if (rest % 10 > 0) {
            out.append(KANJI.charAt(rest % 10));
        }
        return out.toString();
    }

    private final class Reader implements WordXml.Handler {
        private int kind = -1;
        private int list = -1;
        private int level = -1;
        private int start = 1;
        private String format = "decimal";
        private String text = "";

        @Override
        public void open(String name, WordXml xml) {
            String value = xml.attribute("val");
            switch (name) {
                case "abstractNum" -> kind = xml.number("abstractNumId", -1);
                case "num" -> list = xml.number("numId", -1);
                case "abstractNumId" -> kindOfList.put(list, xml.number("val", -1));
                case "lvl" -> {
                    level = xml.number("ilvl", -1);
                    start = 1;
                    format = "decimal";
                    text = "";
                }
                case "start" -> start = xml.number("val", 1);
                case "numFmt" -> format = value == null ? "decimal" : value;
                case "lvlText" -> text = value == null || value.length() > 40 ? "" : value;
                default -> {}
            }
        }

        @Override
        public void close(String name) {
            if (name.equals("lvl") && kind >= 0 && level >= 0 && list < 0) {
                kinds.computeIfAbsent(kind, key -> new HashMap<>())
                        .put(level, new Level(start, format, text));
            }
        }

        @Override
        public void text(String text) {}
    }
}
