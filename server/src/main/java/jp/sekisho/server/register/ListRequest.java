// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.UpdatableRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// Which part of a register somebody wants to see, as it stands in the address. What the register
/// does not know is left out.
///
/// @param typed words to find; empty for all
/// @param filters codes by the names of filtered fields
/// @param shortcuts names of the shortcuts that are on
/// @param sort name of the field by which it is sorted
/// @param descending whether the largest come first
/// @param cursor where the page begins; nothing for the first page
record ListRequest(
        String typed,
        Map<String, String> filters,
        Set<String> shortcuts,
        String sort,
        boolean descending,
        Optional<Cursor> cursor) {

    private static final int MAX_VALUE = 200;

    ListRequest {
        filters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(filters));
        shortcuts = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(shortcuts));
    }

    /// The row behind which (or before which) a page begins.
    ///
    /// @param value the row's value in the sorted column
    /// @param id its id
    /// @param backwards whether the page ends before it
    record Cursor(String value, long id, boolean backwards) {}

    static <R extends UpdatableRecord<R>> ListRequest of(
            MultiValueMap<String, String> params, Register<R> register) {
        Map<String, String> filters = new LinkedHashMap<>();
        for (RegisterField<R, ?> field : register.fields()) {
            String value = first(params, "f-" + field.name());
            if (field.isFilter() && !value.isEmpty()) {
                filters.put(field.name(), value);
            }
        }
        Set<String> shortcuts = new LinkedHashSet<>();
        for (Shortcut shortcut : register.shortcuts()) {
            if (params.getOrDefault("s", List.of()).contains(shortcut.name())) {
                shortcuts.add(shortcut.name());
            }
        }
        String sort =
                register.fields().stream()
                        .filter(RegisterField::isSortable)
                        .map(RegisterField::name)
                        .filter(first(params, "sort")::equals)
                        .findFirst()
                        .orElse("");
        return new ListRequest(
                first(params, "q").strip(),
                filters,
                shortcuts,
                sort,
                first(params, "order").equals("desc"),
                cursor(params));
    }

    private static Optional<Cursor> cursor(MultiValueMap<String, String> params) {
        boolean backwards = params.containsKey("before");
        String id = first(params, backwards ? "before" : "after");
        return id.matches("[0-9]{1,18}")
                ? Optional.of(new Cursor(first(params, "at"), Long.parseLong(id), backwards))
                : Optional.empty();
    }

    private static String first(MultiValueMap<String, String> params, String name) {
        @Nullable String value = params.getFirst(name);
        return value == null ? "" : value.substring(0, Math.min(value.length(), MAX_VALUE));
    }

    /// Tells whether anything narrows the list.
    boolean isNarrowed() {
        return !typed.isEmpty() || !filters.isEmpty() || !shortcuts.isEmpty();
    }

    /// Returns the same part from its beginning.
    ListRequest fromTheBeginning() {
        return at(Optional.empty());
    }

    ListRequest at(Optional<Cursor> place) {
        return new ListRequest(typed, filters, shortcuts, sort, descending, place);
    }

    ListRequest sortedBy(String field) {
        return new ListRequest(
                typed,
                filters,
                shortcuts,
                field,
                field.equals(sort) && !descending,
                Optional.empty());
    }

    ListRequest toggled(String shortcut) {
        Set<String> changed = new LinkedHashSet<>(shortcuts);
        if (!changed.remove(shortcut)) {
            changed.add(shortcut);
        }
        return new ListRequest(typed, filters, changed, sort, descending, Optional.empty());
    }

    /// Writes the part as it stands in an address: empty, or a question mark and what follows it.
    String query() {
        List<String> parts = new ArrayList<>();
        if (!typed.isEmpty()) {
            parts.add("q=" + encoded(typed));
        }
        filters.forEach((name, value) -> parts.add("f-" + name + "=" + encoded(value)));
        shortcuts.forEach(name -> parts.add("s=" + encoded(name)));
        if (!sort.isEmpty()) {
            parts.add("sort=" + sort);
        }
        if (descending) {
            parts.add("order=desc");
        }
        cursor.ifPresent(c -> {
            parts.add((c.backwards() ? "before=" : "after=") + c.id());
            parts.add("at=" + encoded(c.value()));
        });
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
