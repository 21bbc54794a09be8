// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/// The kinds of subject that features have named.
@Component
final class SubjectKinds {

    /// The ledger itself: exported, verified, restored.
    static final String LEDGER = "ledger";

    /// Backups of the body.
    static final String BACKUP = "backup";

    private static final Map<String, String> ACTIONS =
            Map.of(
                    "add", "登録",
                    "change", "変更",
                    "remove", "削除",
                    "detail", "変更の内容",
                    "facts-erased", "氏名・理由の消去",
                    "unreadable", "読めない記録");

    private final Map<String, SubjectKind> known = new TreeMap<>();

    SubjectKinds(ObjectProvider<SubjectKind> declared, ObjectProvider<SubjectKindSource> sources) {
        sources.forEach(source -> source.kinds().forEach(kind -> known.put(kind.kind(), kind)));
        declared.forEach(kind -> known.put(kind.kind(), kind));
    }

    @Bean
    static SubjectKind ledgerKind() {
        return new SubjectKind(
                LEDGER,
                "証跡台帳",
                Optional.empty(),
                Map.of(
                        "restored-from",
                        "バックアップから復元",
                        "exported",
                        "書き出し",
                        "verified",
                        "検証",
                        "witnessed",
                        "ほかの団体の署名の受取り"));
    }

    @Bean
    static SubjectKind erasedKind() {
        return new SubjectKind("ledger-facts", "証跡台帳の項目");
    }

    @Bean
    static SubjectKind sealedFileKind() {
        return new SubjectKind("sealed_file", "封じたファイル");
    }

    @Bean
    static SubjectKind backupKind() {
        return new SubjectKind(BACKUP, "バックアップ", Optional.empty(), Map.of("made", "作成"));
    }

    List<SubjectKind> all() {
        return known.values().stream()
                .sorted(java.util.Comparator.comparing(SubjectKind::label))
                .toList();
    }

    String label(String kind) {
        SubjectKind found = known.get(kind);
        return found == null ? kind : found.label();
    }

    String action(String kind, String action) {
        SubjectKind found = known.get(kind);
        String own = found == null ? null : found.actions().get(action);
        return own == null ? ACTIONS.getOrDefault(action, action) : own;
    }

    /// Returns the address of a subject below the body; nothing where it has no page.
    Optional<String> path(String kind, String id) {
        return Optional.ofNullable(known.get(kind))
                .flatMap(SubjectKind::path)
                .filter(_ -> id.matches("[0-9]{1,19}") && !id.equals("0"))
                .map(path -> path.replace("{id}", id));
    }
}
