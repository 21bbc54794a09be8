// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.system;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;
import jp.sekisho.server.register.excel.Cell;
import jp.sekisho.server.register.excel.Sheet;
import jp.sekisho.server.register.excel.WorkbookReader;
import jp.sekisho.server.register.excel.WorkbookReading;
import org.jspecify.annotations.Nullable;

/// Reads the accounts that Active Directory writes into a file: `ldifde` (LDIF, RFC 2849), `csvde`,
/// and `Get-ADUser | Export-Csv`.
final class DirectoryReader {

    private static final String NO_NAMES = "アカウント名の列(sAMAccountName)がありません。書き出すときに、その列を含めてください。";
    private static final String NO_DAY =
            "いつ書き出したものか分からないので、取り込めません。lastLogonTimestamp か whenChanged の列を含めて書き出してください。";

    private static final int LOOKED_AT = 200;

    /// A value that stands in another file: reading it would hand out files of this machine.
    private static final Pattern ELSEWHERE = Pattern.compile("(?m)^[^:\\n]*:<");

    private final LocalDate today;
    private final Map<String, DirectoryAccount> accounts = new LinkedHashMap<>();
    private Optional<LocalDate> seen = Optional.empty();
    private boolean named;

    private DirectoryReader(LocalDate today) {
        this.today = today;
    }

    /// Reads a file.
    ///
    /// @param file what it holds
    /// @param today the day, in Japan
    static DirectoryReading read(byte[] file, LocalDate today) {
        DirectoryReader reader = new DirectoryReader(today);
        Optional<String> ldif = ldif(file);
        Optional<String> refused =
                ldif.isPresent() ? reader.entries(ldif.get()) : reader.table(file);
        return refused.<DirectoryReading>map(DirectoryReading.Refused::new).orElseGet(reader::end);
    }

    private DirectoryReading end() {
        if (!named) {
            return new DirectoryReading.Refused(NO_NAMES);
        }
        if (seen.isEmpty()) {
            return new DirectoryReading.Refused(NO_DAY);
        }
        if (seen.get().isAfter(today)) {
            return new DirectoryReading.Refused("これからの日の記録があります。サーバの時計を確かめてください。");
        }
        return new DirectoryReading.Read(List.copyOf(accounts.values()), seen.get());
    }

    private Optional<String> entries(String text) {
        if (ELSEWHERE.matcher(text.replace("\r\n", "\n").replace("\n ", "")).find()) {
            return Optional.of("ほかのファイルを指す値(:<)があるので、取り込めません。ldifde で書き出したままのファイルを選んでください。");
        }
        try (LDIFReader reader = new LDIFReader(new BufferedReader(new StringReader(text)))) {
            while (true) {
                @Nullable Entry entry = reader.readEntry();
                if (entry == null) {
                    return Optional.empty();
                }
                Map<String, List<String>> attributes = new HashMap<>();
                for (Attribute attribute : entry.getAttributes()) {
                    attributes.put(
                            attribute.getBaseName().toLowerCase(Locale.ROOT),
                            Arrays.asList(attribute.getValues()));
                }
                entry(attributes);
            }
        } catch (LDIFException e) {
            return Optional.of(e.getLineNumber() + "行目をLDIFとして読めません。書き出し直してください。");
        } catch (IOException e) {
            throw new IllegalStateException("text in memory is readable", e);
        }
    }

    private Optional<String> table(byte[] file) {
        return switch (WorkbookReader.read(withoutTypes(file))) {
            case WorkbookReading.Refused(WorkbookReading.Reason reason) ->
                    Optional.of(reason.sentence());
            case WorkbookReading.Read(List<Sheet> sheets) -> {
                rows(sheets.getFirst());
                yield Optional.empty();
            }
        };
    }

    private void rows(Sheet sheet) {
        Map<Integer, String> headings = new HashMap<>();
        for (SortedMap<Integer, Cell> row : sheet.rows().values()) {
            if (headings.isEmpty()) {
                if (row.values().stream()
                        .anyMatch(cell -> cell.text().strip().equalsIgnoreCase("samaccountname"))) {
                    row.forEach((column, cell) ->
                            headings.put(column, cell.text().strip().toLowerCase(Locale.ROOT)));
                }
                continue;
            }
            Map<String, List<String>> attributes = new HashMap<>();
            row.forEach((column, cell) -> {
                String heading = headings.get(column);
                if (heading != null) {
                    attributes.put(heading, List.of(cell.text()));
                }
            });
            entry(attributes);
        }
    }

    private void entry(Map<String, List<String>> attributes) {
        named |= attributes.containsKey("samaccountname");
        DirectoryAccount.seen(attributes)
                .ifPresent(day ->
                        seen =
                                seen.filter(known -> !known.isBefore(day))
                                        .or(() -> Optional.of(day)));
        DirectoryAccount.of(attributes, today)
                .ifPresent(account ->
                        accounts.putIfAbsent(account.name().toLowerCase(Locale.ROOT), account));
    }

    /// `Export-Csv` of Windows PowerShell writes a line about its types above the headings.
    private static byte[] withoutTypes(byte[] file) {
        String begin =
                new String(file, 0, Math.min(file.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        int end = begin.indexOf('\n');
        return end > 0 && begin.replaceFirst("^\u00EF\u00BB\u00BF", "").startsWith("#TYPE")
                ? Arrays.copyOfRange(file, end + 1, file.length)
                : file;
    }

    /// Returns the text where the file is LDIF: in UTF-16 (`ldifde -u`), UTF-8 or what Windows
    /// writes in Japan.
    private static Optional<String> ldif(byte[] file) {
        for (Charset charset : charsets(file)) {
            try {
                String text = charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
                String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
                if (beginsWithEntry(plain)) {
                    return Optional.of(plain);
                }
            } catch (CharacterCodingException e) {
                // Not this one: the next is tried.
            }
        }
        return Optional.empty();
    }

    /// An LDIF file begins with an entry, behind remarks and the version (RFC 2849).
    private static boolean beginsWithEntry(String text) {
        return text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .filter(line -> !line.startsWith("version:"))
                .findFirst()
                .filter(line -> line.startsWith("dn:"))
                .isPresent();
    }

    private static List<Charset> charsets(byte[] file) {
        List<Charset> charsets = new ArrayList<>();
        if (file.length > 1 && (file[0] & 0xFF) == 0xFF && (file[1] & 0xFF) == 0xFE) {
            charsets.add(StandardCharsets.UTF_16LE);
        }
        charsets.add(StandardCharsets.UTF_8);
        charsets.add(Charset.forName("windows-31j"));
        return charsets;
    }
}
