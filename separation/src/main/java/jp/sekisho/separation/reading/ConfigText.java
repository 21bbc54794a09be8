// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.reading;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.plan.DeviceId;

/// A configuration as lines of text, decoded from UTF-8 or else Shift_JIS.
///
/// @param device whose it is
/// @param file the file's name without its folder
/// @param lines its lines, without line ends
public record ConfigText(DeviceId device, String file, List<String> lines, List<Integer> numbers) {

    /// A configuration is refused above this many bytes.
    static final int BYTES_LIMIT = 50_000_000;

    private static final Charset SHIFT_JIS = Charset.forName("windows-31j");

    public ConfigText {
        lines = List.copyOf(lines);
        numbers = List.copyOf(numbers);
    }

    /// The same file written another way.
    ///
    /// @param numbers for each line the number of the file's line that it stands for, from 1
    public ConfigText rewritten(List<String> now, List<Integer> numbers) {
        return new ConfigText(device, file, now, numbers);
    }

    /// The same text, of which lines that stand in an earlier version too are that version's: they
    /// are told apart from it without being read.
    public ConfigText sharing(ConfigText earlier) {
        SharedEnds ends = SharedEnds.of(earlier.lines, lines);
        int until = lines.size() - ends.after();
        List<String> now = new ArrayList<>(lines.size());
        now.addAll(earlier.lines.subList(0, ends.before()));
        now.addAll(lines.subList(ends.before(), until));
        now.addAll(
                earlier.lines.subList(earlier.lines.size() - ends.after(), earlier.lines.size()));
        return new ConfigText(device, file, now, numbers);
    }

    /// Reads a file.
    ///
    /// @return its text, or nothing where it is too large or not text
    static Optional<ConfigText> read(DeviceId device, Path path) throws IOException {
        if (Files.size(path) > BYTES_LIMIT) {
            return Optional.empty();
        }
        return of(device, String.valueOf(path.getFileName()), Files.readAllBytes(path));
    }

    /// Decodes a configuration.
    ///
    /// @return its text, or nothing where it is too large or not text
    public static Optional<ConfigText> of(DeviceId device, String file, byte[] bytes) {
        if (bytes.length > BYTES_LIMIT) {
            return Optional.empty();
        }
        return decoded(bytes)
                .filter(text -> text.indexOf('\0') < 0)
                .map(text -> new ConfigText(device, file, split(text), List.of()));
    }

    private static Optional<String> decoded(byte[] bytes) {
        return decoded(bytes, StandardCharsets.UTF_8)
                .or(() -> decoded(bytes, SHIFT_JIS))
                // Neither: keep every byte; what cannot be read is named line by line.
                .or(() -> Optional.of(new String(bytes, StandardCharsets.ISO_8859_1)));
    }

    private static Optional<String> decoded(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }

    private static List<String> split(String text) {
        List<String> lines = new ArrayList<>(text.length() / 40 + 1);
        int from = text.startsWith("\ufeff") ? 1 : 0;
        while (from < text.length()) {
            int to = text.indexOf('\n', from);
            int end = to < 0 ? text.length() : to;
            int cut = end > from && text.charAt(end - 1) == '\r' ? end - 1 : end;
            lines.add(text.substring(from, cut));
            from = end + 1;
        }
        return lines;
    }

    /// Returns one line to show.
    ///
    /// @param index from 0
    public Line line(int index) {
        int number = numbers.isEmpty() ? index + 1 : numbers.get(index);
        return new Line(device, file, number, lines.get(index).strip());
    }

    /// Returns a line to show that stands nowhere: something that holds because nothing says
    /// otherwise.
    public Line unwritten(String text) {
        return new Line(device, file, 0, text);
    }
}
