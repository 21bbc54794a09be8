// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class AccessDocumentTest {

    private static final Path DOCUMENT =
            Path.of(System.getProperty("sekisho.root"), "docs", "access.md");

    @Test
    void theDocumentSaysWhatTheTableSays() throws IOException {
        if ("renew".equals(System.getProperty("golden"))) {
            Files.writeString(DOCUMENT, rendered());
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(rendered());
    }

    private static String rendered() {
        StringBuilder text = new StringBuilder();
        text.append(
                """
                # だれが何をしてよいか

                役割 × 権限 × 範囲の一覧です。ここにないことは、だれにもできません。`AccessTable` から作ります
                (`-Dgolden=renew` で更新)。同じ人が役割をいくつか持つときは、範囲を合わせます。

                | 記号 | 範囲 |
                |---|---|
                """);
        for (Scope scope : Scope.values()) {
            text.append("| %s | %s |\n".formatted(sign(scope), scope.label()));
        }
        text.append("\n| 権限 | 種類 |");
        for (Role role : Role.values()) {
            text.append(" ").append(role.label()).append(" |");
        }
        text.append("\n|---|---|").append("---|".repeat(Role.values().length)).append("\n");
        for (Permission permission : Permission.values()) {
            text.append(
                    "| %s `%s` | %s |"
                            .formatted(permission.label(), permission, permission.act().label()));
            for (Role role : Role.values()) {
                text.append(" ")
                        .append(AccessTable.scope(role, permission).map(s -> sign(s)).orElse(" "))
                        .append(" |");
            }
            text.append("\n");
        }
        text.append("\n役割のないアカウントにできるのは「%s」だけです。\n".formatted(Permission.OWN_ACCOUNT.label()));
        return text.toString();
    }

    private static String sign(Scope scope) {
        return switch (scope) {
            case OWN_UNIT -> "課";
            case UNITS_BELOW -> "下";
            case OTHER_UNITS -> "他";
            case WHOLE_BODY -> "全";
        };
    }
}
