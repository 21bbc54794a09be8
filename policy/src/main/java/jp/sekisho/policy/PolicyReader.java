// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the bytes of a policy text into its clause tree.
public final class PolicyReader {

    /// The largest input that is read, in bytes.
    public static final int MAX_BYTES = 20_000_000;

    private static final Pattern TOP_HEADING =
            Pattern.compile("^(\\d{1,2})(?:[.．]\\s*|\\s+)(\\S.{0,60})$");

    private PolicyReader() {}

    /// Reads one document.
    ///
    /// @param bytes the file as it is
    /// @return the policy, or why it cannot be read
    public static PolicyReading read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return new PolicyReading.Unreadable(0, "ファイルが大きすぎます(20MBまで)。基本方針の本文だけを保存し直してください。");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return new PolicyReading.Unreadable(0, "文字コードがUTF-8ではありません。UTF-8で保存し直してください。");
        }
        List<String> lines = text.lines().toList();
        String title = "";
        Set<String> seen = new HashSet<>();
        List<Clause> clauses = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (title.isEmpty() && line.endsWith("基本方針")) {
                title = line.replaceFirst("^○", "");
            }
            Matcher heading = TOP_HEADING.matcher(line);
            if (heading.matches() && seen.add(heading.group(2))) {
                clauses.add(
                        new Clause(
                                new ClauseId(heading.group(2).replaceAll("\\s", "")),
                                Clause.Kind.ARTICLE,
                                heading.group(1),
                                heading.group(2),
                                "",
                                Role.OTHER,
                                List.of(),
                                new LineRange(i + 1, i + 1)));
            }
        }
        if (title.isEmpty() || clauses.isEmpty()) {
            return new PolicyReading.Unreadable(0, "基本方針の題名か見出しが見つかりません。本文のファイルかどうかを確かめてください。");
        }
        return new PolicyReading.Read(
                new BasicPolicy(
                        title,
                        "",
                        List.of(),
                        clauses,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        OwnDefinitions.NONE,
                        List.of()));
    }
}
