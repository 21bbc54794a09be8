// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.juniper;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.separation.packet.AddressSet;

/// The address books (Juniper, Security Policies User Guide, "Address Books and Address Sets").
///
/// A zone's policies look a name up in the book attached to the zone and in the global book.
/// Addresses by DNS name or with wildcard masks are not known here.
final class JunosBooks {

    private static final int DEPTH_LIMIT = 16;
    private static final String GLOBAL = "global";

    private final Map<String, Book> books = new LinkedHashMap<>();
    private final Map<String, String> attached = new HashMap<>();

    private static final class Book {
        private final Map<String, Optional<AddressSet>> addresses = new HashMap<>();
        private final Map<String, List<String>> sets = new HashMap<>();
    }

    /// Reads what stands behind `address-book NAME`, or behind the `address-book` of a zone.
    ///
    /// @param book the book's name
    /// @return whether every word was understood
    boolean statement(String book, List<String> words) {
        if (words.isEmpty()) {
            return true;
        }
        return switch (words.getFirst()) {
            case "description" -> true;
            case "attach" -> attach(book, words);
            case "address" -> words.size() >= 2 && address(of(book), words);
            case "address-set" -> words.size() >= 2 && set(of(book), words);
            default -> false;
        };
    }

    /// The book that stands inside a zone.
    boolean inZone(String zone, List<String> words) {
        attached.put(zone, "zone " + zone);
        return statement("zone " + zone, words);
    }

    private Book of(String name) {
        return books.computeIfAbsent(name, n -> new Book());
    }

    private boolean attach(String book, List<String> words) {
        if (words.size() == 3 && words.get(1).equals("zone")) {
            attached.put(words.get(2), book);
            return true;
        }
        return false;
    }

    private static boolean address(Book book, List<String> words) {
        String name = words.get(1);
        if (words.size() == 2 || words.get(2).equals("description")) {
            book.addresses.putIfAbsent(name, Optional.empty());
            return true;
        }
        boolean range =
                words.size() == 6
                        && words.get(2).equals("range-address")
                        && words.get(4).equals("to");
        Optional<AddressSet> set =
                range
                        ? AddressSet.tryParse(words.get(3) + "-" + words.get(5))
                        : words.size() == 3 ? AddressSet.tryParse(words.get(2)) : Optional.empty();
        book.addresses.put(name, set);
        return set.isPresent();
    }

    private static boolean set(Book book, List<String> words) {
        List<String> members = book.sets.computeIfAbsent(words.get(1), n -> new ArrayList<>());
        if (words.size() == 2 || words.get(2).equals("description")) {
            return true;
        }
        boolean member =
                words.size() == 4
                        && (words.get(2).equals("address") || words.get(2).equals("address-set"));
        members.add(member ? words.get(3) : "");
        return member;
    }

    /// Returns the addresses of a name in a policy.
    ///
    /// @param zone the zone on that side; empty for a global policy
    /// @return nothing where the name is not known as addresses
    Optional<AddressSet> find(Optional<String> zone, String name) {
        return switch (name) {
            case "any" -> Optional.of(AddressSet.ANY);
            case "any-ipv4" -> Optional.of(AddressSet.V4);
            case "any-ipv6" -> Optional.of(AddressSet.V6);
            default ->
                    zone.map(attached::get)
                            .map(books::get)
                            .flatMap(book -> find(book, name, 0))
                            .or(() ->
                                    Optional.ofNullable(books.get(GLOBAL))
                                            .flatMap(book -> find(book, name, 0)));
        };
    }

    private static Optional<AddressSet> find(Book book, String name, int depth) {
        List<String> members = book.sets.get(name);
        if (members == null) {
            return book.addresses.getOrDefault(name, Optional.empty());
        }
        AddressSet all = AddressSet.NONE;
        for (String member : members) {
            Optional<AddressSet> one =
                    depth < DEPTH_LIMIT ? find(book, member, depth + 1) : Optional.empty();
            if (one.isEmpty()) {
                return Optional.empty();
            }
            all = all.or(one.get());
        }
        return Optional.of(all);
    }
}
