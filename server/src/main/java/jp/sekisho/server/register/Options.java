// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.sekisho.server.search.SearchText;

/// What can be chosen for one field now, and how it is found by what people write.
public final class Options {

    /// Values that are offered as a list; where there are more, one types.
    static final int MAX_LISTED = 300;

    /// Nothing to choose from.
    static final Options NONE = new Options(List.of());

    private static final int MAX_COMPARED = 5_000;

    private static final Pattern SHORT = Pattern.compile("[0-9]?[a-z]?");

    private final List<Option> all;
    private final Map<String, Option> byCode = new HashMap<>();
    private final Map<String, Option> byText = new HashMap<>();
    private final Map<String, Option> twice = new HashMap<>();

    /// Knows values.
    ///
    /// @param all what can be chosen
    public Options(List<Option> all) {
        this.all = List.copyOf(all);
        for (Option option : all) {
            byCode.put(option.code(), option);
            if (byText.putIfAbsent(plain(option.label()), option) != null) {
                twice.put(plain(option.label()), option);
            }
        }
        for (Option option : all) {
            option.also().forEach(name -> byText.putIfAbsent(plain(name), option));
        }
    }

    /// Returns all values in their order.
    public List<Option> all() {
        return all;
    }

    /// Finds a value by its code.
    ///
    /// @param code what is stored
    public Optional<Option> byCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /// Finds what was written, whatever its width, kana or form; nothing where two are called so.
    ///
    /// @param written what stands in a sheet
    public Optional<Option> byText(String written) {
        String plain = plain(written);
        return twice.containsKey(plain)
                ? Optional.empty()
                : Optional.ofNullable(byText.get(plain)).or(() -> byEnd(plain));
    }

    /// Sheets leave out what the column says already: 3B for 自治体機密性3B. Counts only for a number or
    /// a letter, and where one value alone ends so.
    private Optional<Option> byEnd(String plain) {
        if (!SHORT.matcher(plain).matches()) {
            return Optional.empty();
        }
        List<Option> ending =
                all.stream()
                        .filter(option -> plain(option.label()).endsWith(plain))
                        .filter(option -> {
                            String label = plain(option.label());
                            int before = label.length() - plain.length() - 1;
                            return before >= 0 && label.charAt(before) > 'z';
                        })
                        .limit(2)
                        .toList();
        return ending.size() == 1 ? Optional.of(ending.getFirst()) : Optional.empty();
    }

    /// Tells whether two values are called so.
    ///
    /// @param written what stands in a sheet
    public boolean isAmbiguous(String written) {
        return twice.containsKey(plain(written));
    }

    /// Finds what somebody may have meant.
    ///
    /// @param written what stands in a sheet
    public Optional<Option> nearest(String written) {
        String plain = plain(written);
        int most = Math.max(1, plain.length() / 2);
        return all.stream()
                .limit(MAX_COMPARED)
                .map(option -> Map.entry(distance(plain, plain(option.label())), option))
                .filter(entry -> entry.getKey() <= most)
                .min(Comparator.comparing(Map.Entry::getKey))
                .map(Map.Entry::getValue);
    }

    private static String plain(String text) {
        String plain = SearchText.of(text).joined();
        return plain.isEmpty() ? text.strip() : plain;
    }

    /// Letters to add, leave out or exchange; a text that holds the other is near.
    private static int distance(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Integer.MAX_VALUE;
        }
        if (other.contains(one) || one.contains(other)) {
            return 1;
        }
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
