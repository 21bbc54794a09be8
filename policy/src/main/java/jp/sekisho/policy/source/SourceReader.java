// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.source;

import java.util.ArrayList;
import java.util.List;

/// Finds out what bytes are and reads their lines.
public final class SourceReader {

    private SourceReader() {}

    /// Reads one document.
    ///
    /// @param bytes the file as it is
    /// @return its lines, or why it has none
    public static SourceReading read(byte[] bytes) {
        if (bytes.length > Limits.BYTES) {
            return new SourceReading.Refused(0, "ファイルが大きすぎます(20MBまで)。基本方針の本文だけを保存し直してください。");
        }
        return PlainText.decode(bytes)
                .<SourceReading>map(text -> lines(SourceReading.Format.TEXT, text))
                .orElse(
                        new SourceReading.Refused(
                                0, "文字として読めないファイルです。テキスト、Word(.docx)、HTML、PDFのどれかで保存し直してください。"));
    }

    static SourceReading lines(SourceReading.Format format, String text) {
        List<SourceLine> lines = new ArrayList<>();
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (line.length() > Limits.LINE_CHARS) {
                return new SourceReading.Refused(
                        number, "1行が長すぎます(" + Limits.LINE_CHARS + "字まで)。段落ごとに改行して保存し直してください。");
            }
            if (number > Limits.LINES) {
                return new SourceReading.Refused(
                        number, "行が多すぎます(" + Limits.LINES + "行まで)。基本方針の本文だけを保存し直してください。");
            }
            lines.add(SourceLine.plain(number, line));
        }
        return new SourceReading.Lines(format, lines);
    }
}
