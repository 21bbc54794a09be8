// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.system;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.server.page.JapaneseDate;

/// An account as a directory describes it.
///
/// Source of the attributes and bits: Microsoft, Active Directory Schema, User-Account-Control
/// (`userAccountControl`), Account-Expires, Last-Logon-Timestamp and Admin-Count.
///
/// @param name what one types to sign in (`sAMAccountName`)
/// @param shown the name for people; may be empty
/// @param enabled whether one can sign in with it
/// @param privileged whether it is in a group that administers the directory or its servers
/// @param lasting whether its password never expires
/// @param usedOn when somebody last signed in with it; nothing for never or not said
record DirectoryAccount(
        String name,
        String shown,
        boolean enabled,
        boolean privileged,
        boolean lasting,
        Optional<LocalDate> usedOn) {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private static final int DISABLED = 0x2;
    private static final int PASSWORD_NEVER_EXPIRES = 0x10000;

    /// Seconds from 1601-01-01, where the directory's time begins, to 1970-01-01.
    private static final long EPOCH = 11_644_473_600L;

    private static final long TICKS_A_SECOND = 10_000_000L;

    private static final Pattern GENERALIZED =
            Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})[0-9]{2,6}(?:\\.[0-9]+)?Z?");
    private static final Pattern GROUP = Pattern.compile("(?i)CN=([^,;|]+)");

    private static final Set<String> ADMINISTRATORS =
            Set.of(
                    "administrators",
                    "domain admins",
                    "enterprise admins",
                    "schema admins",
                    "account operators",
                    "server operators",
                    "backup operators",
                    "print operators");

    DirectoryAccount {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an account has a name");
        }
    }

    /// Makes an account of its attributes.
    ///
    /// @param attributes values by the attributes' names in small letters, as LDAP or PowerShell
    ///   call them
    /// @param today the day, in Japan
    /// @return the account; nothing for a computer's account or an entry without a name
    static Optional<DirectoryAccount> of(Map<String, List<String>> attributes, LocalDate today) {
        String name = first(attributes, "samaccountname");
        if (name.isEmpty() || name.endsWith("$")) {
            return Optional.empty();
        }
        int control = number(first(attributes, "useraccountcontrol")).orElse(0L).intValue();
        Optional<LocalDate> expires =
                time(first(attributes, "accountexpires"))
                        .or(() -> time(first(attributes, "accountexpirationdate")));
        boolean enabled =
                !first(attributes, "enabled").equalsIgnoreCase("false")
                        && (control & DISABLED) == 0
                        && expires.map(day -> day.isAfter(today)).orElse(true);
        return Optional.of(
                new DirectoryAccount(
                        name,
                        shown(attributes),
                        enabled,
                        privileged(attributes),
                        (control & PASSWORD_NEVER_EXPIRES) != 0
                                || first(attributes, "passwordneverexpires")
                                        .equalsIgnoreCase("true"),
                        lastUse(attributes)));
    }

    /// Returns the latest day of which the entry itself tells: the export is not older.
    static Optional<LocalDate> seen(Map<String, List<String>> attributes) {
        Optional<LocalDate> said =
                time(first(attributes, "収集日時"))
                        .or(() -> time(first(attributes, "whenchanged")))
                        .or(() -> time(first(attributes, "modified")));
        Optional<LocalDate> used = lastUse(attributes);
        return said.isPresent() && used.isPresent() && said.get().isBefore(used.get())
                ? used
                : said.or(() -> used);
    }

    private static Optional<LocalDate> lastUse(Map<String, List<String>> attributes) {
        return time(first(attributes, "lastlogontimestamp"))
                .or(() -> time(first(attributes, "lastlogondate")))
                .or(() -> time(first(attributes, "lastlogon")));
    }

    private static String shown(Map<String, List<String>> attributes) {
        String display = first(attributes, "displayname");
        return display.isEmpty() ? first(attributes, "name") : display;
    }

    private static boolean privileged(Map<String, List<String>> attributes) {
        return first(attributes, "admincount").equals("1")
                || attributes.getOrDefault("memberof", List.of()).stream()
                        .flatMap(groups -> GROUP.matcher(groups).results())
                        .anyMatch(group ->
                                ADMINISTRATORS.contains(
                                        group.group(1).strip().toLowerCase(Locale.ROOT)));
    }

    private static String first(Map<String, List<String>> attributes, String name) {
        List<String> values = attributes.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst().strip();
    }

    private static Optional<Long> number(String text) {
        return text.matches("-?[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    /// Reads a time as directories write it: 100 nanoseconds since 1601 (0 and the largest number
    /// mean never), 20261120083100.0Z, or a date of the office with a time behind it.
    private static Optional<LocalDate> time(String text) {
        Optional<Long> ticks = number(text);
        if (ticks.isPresent() && text.length() > 14) {
            return Optional.of(
                            Instant.ofEpochSecond(ticks.get() / TICKS_A_SECOND - EPOCH)
                                    .atZone(JAPAN)
                                    .toLocalDate())
                    .filter(day -> day.getYear() > 1990 && day.getYear() < 2200);
        }
        Matcher written = GENERALIZED.matcher(text);
        try {
            return written.matches()
                    ? Optional.of(
                            LocalDate.of(
                                    Integer.parseInt(written.group(1)),
                                    Integer.parseInt(written.group(2)),
                                    Integer.parseInt(written.group(3))))
                    : JapaneseDate.tryParse(text.replaceAll("[T\\s].*$", ""))
                            .map(JapaneseDate::date);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
