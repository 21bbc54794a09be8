// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register.excel;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import jp.sekisho.server.register.excel.WorkbookReading.Reason;
import jp.sekisho.server.register.excel.WorkbookReading.Refused;

/// Reads a table of text (RFC 4180, with commas or tabs) as offices have it: from the personnel
/// system in CP932, from newer tools in UTF-8, from Excel's "Unicode text" in UTF-16.
final class DelimitedReader {

    private static final Charset CP932 = Charset.forName("windows-31j");
    private static final char MARK = '\uFEFF';

    private final String text;
    private final char delimiter;
    private final SortedMap<Integer, SortedMap<Integer, Cell>> rows = new TreeMap<>();
    private int at;
    private int cells;

    private DelimitedReader(String text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
    }

    static WorkbookReading read(byte[] file) {
        if (isBinary(file)) {
            return new Refused(Reason.NOT_A_WORKBOOK);
        }
        Optional<String> text = decode(file);
        if (text.isEmpty()) {
            return new Refused(Reason.WRONG_ENCODING);
        }
        String plain = text.get();
        String first = plain.stripLeading().lines().findFirst().orElse("");
        char delimiter = first.indexOf('\t') >= 0 ? '\t' : ',';
        if (first.indexOf(delimiter) < 0 || first.startsWith("<") || first.startsWith("{")) {
            return new Refused(Reason.NOT_A_WORKBOOK);
        }
        return new DelimitedReader(plain, delimiter).table();
    }

    /// Text has no control characters; UTF-16 is known by its mark.
    private static boolean isBinary(byte[] file) {
        if (file.length == 0 || utf16(file)) {
            return file.length == 0;
        }
        for (byte one : file) {
            if (one >= 0
                    && one < 0x20
                    && one != '\t'
                    && one != '\r'
                    && one != '\n'
                    && one != 0x1A) {
                return true;
            }
        }
        return file.length >= 4 && file[0] == '%' && file[1] == 'P' && file[2] == 'D';
    }

    private static boolean utf16(byte[] file) {
        return file.length >= 2
                && ((file[0] == (byte) 0xFF && file[1] == (byte) 0xFE)
                        || (file[0] == (byte) 0xFE && file[1] == (byte) 0xFF));
    }

    private static Optional<String> decode(byte[] file) {
        if (utf16(file)) {
            return decode(file, StandardCharsets.UTF_16);
        }
        return decode(file, StandardCharsets.UTF_8)
                .or(() -> decode(file, CP932))
                .map(text -> text.startsWith(String.valueOf(MARK)) ? text.substring(1) : text);
    }

    private static Optional<String> decode(byte[] file, Charset charset) {
        try {
            return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(file)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private WorkbookReading table() {
        int row = 0;
        while (at < text.length()) {
            if (row >= Limits.ROWS) {
                return new Refused(Reason.TOO_LARGE);
            }
            if (!line(row++)) {
                return new Refused(Reason.OPEN_QUOTE);
            }
        }
        return rows.isEmpty()
                ? new Refused(Reason.EMPTY)
                : new WorkbookReading.Read(List.of(new Sheet("CSV", false, rows, List.of())));
    }

    /// Reads one line, which goes on where a quoted value does.
    ///
    /// @return whether its quotes are closed
    private boolean line(int row) {
        for (int column = 0; ; column++) {
            StringBuilder value = new StringBuilder();
            if (at < text.length() && text.charAt(at) == '"') {
                if (!quoted(value)) {
                    return false;
                }
            }
            while (at < text.length() && !ends(text.charAt(at))) {
                value.append(text.charAt(at++));
            }
            keep(row, column, value.toString());
            if (at >= text.length() || text.charAt(at) != delimiter) {
                break;
            }
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        return true;
    }

    private boolean quoted(StringBuilder value) {
        for (at++; at < text.length(); at++) {
            char one = text.charAt(at);
            if (one != '"') {
                value.append(one);
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                value.append('"');
                at++;
            } else {
                at++;
                return true;
            }
        }
        return false;
    }

    private boolean ends(char one) {
        return one == delimiter || one == '\r' || one == '\n';
    }

    private void keep(int row, int column, String value) {
        // An old text file may end with the end mark of its time.
        String plain = value.equals("\u001A") ? "" : value;
        if (plain.isBlank()) {
            return;
        }
        if (column >= Limits.COLUMNS || ++cells > Limits.CELLS || plain.length() > Limits.CELL) {
            throw new WorkbookReader.TooMuch(Reason.TOO_LARGE);
        }
        rows.computeIfAbsent(row, _ -> new TreeMap<>())
                .put(column, new Cell(row, column, plain, Cell.Kind.TEXT));
    }
}
