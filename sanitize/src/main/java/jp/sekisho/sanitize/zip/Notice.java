// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.zip;

import java.nio.charset.StandardCharsets;
import jp.sekisho.sanitize.Content;
import jp.sekisho.sanitize.OutputName;
import jp.sekisho.sanitize.Reason;
import jp.sekisho.sanitize.Report;
import jp.sekisho.sanitize.Verdict;

/// The file that stands where a member could not come out: what it was, why, what to do.
public final class Notice {

    private static final String TAIL = ".お知らせ.txt";

    private Notice() {}

    /// Writes the notice.
    ///
    /// @param member report of the member that is held
    /// @param size its bytes
    /// @return text in UTF-8 with Windows line ends
    public static Content of(Report member, int size) {
        Reason reason =
                switch (member.verdict()) {
                    case Verdict.Held(Reason r, String _) -> r;
                    case Verdict.Blocked(Reason r, String _) -> r;
                    case Verdict.Clean _, Verdict.Sanitized _ ->
                            throw new IllegalArgumentException("nothing was held");
                };
        String text =
                "このファイルは、安全を確かめられなかったため渡されませんでした。\r\n\r\n"
                        + "ファイル名: "
                        + member.file()
                        + "\r\n"
                        + "種類: "
                        + member.type().label()
                        + "\r\n"
                        + "大きさ: "
                        + size
                        + " バイト\r\n"
                        + "SHA-256: "
                        + member.sha256In()
                        + "\r\n"
                        + "理由: "
                        + reason.sentence()
                        + "\r\n";
        return Content.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The name of the notice for a member.
    ///
    /// @param name the member's safe name
    /// @return a name that ends in `.txt`
    public static String nameFor(String name) {
        return OutputName.withTail(name, TAIL);
    }
}
