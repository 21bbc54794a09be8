// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.doctor;

import static jp.sekisho.server.database.schema.tables.SealedFile.SEALED_FILE;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.ledger.Verification;
import jp.sekisho.server.backup.Backups;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.evidence.History;
import jp.sekisho.server.evidence.LedgerDesk;
import jp.sekisho.server.evidence.Subject;
import jp.sekisho.server.page.JapaneseDate;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Every body: whether it opens, whether what is answered reaches the disk, whether its ledger
/// holds, and when it was backed up.
@Component
final class Inside {

    /// A backup that is older is too old.
    static final Duration STALE = Duration.ofDays(7);

    /// The clock may differ by so much from the one that wrote the newest entry.
    static final Duration SKEW = Duration.ofMinutes(2);

    private final BodyDatabases databases;
    private final LedgerDesk desk;
    private final Clock clock;
    private final Path data;

    Inside(BodyDatabases databases, LedgerDesk desk, Clock clock, Environment environment) {
        this.databases = databases;
        this.desk = desk;
        this.clock = clock;
        this.data = Path.of(environment.getRequiredProperty("sekisho.data"));
    }

    List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        List<BodyKey> bodies;
        try {
            bodies = databases.bodies();
        } catch (RuntimeException e) {
            return List.of(Finding.bad("database", String.valueOf(e.getMessage())));
        }
        if (bodies.isEmpty()) {
            return List.of(Finding.note("bodies", "まだ団体がありません。"));
        }
        for (BodyKey key : bodies) {
            try {
                body(databases.find(key).orElseThrow(), findings);
            } catch (RuntimeException e) {
                findings.add(Finding.bad("migrations", sentence(key, e)));
            }
        }
        return findings;
    }

    private static String sentence(BodyKey key, RuntimeException failure) {
        String said = String.valueOf(failure.getMessage());
        return said.endsWith("。") ? said : "団体「" + key + "」を開けません(" + said + ")。";
    }

    private void body(BodyDatabase body, List<Finding> findings) {
        String name = "団体「" + body.key() + "」: ";
        findings.add(Finding.good("migrations", name + "データの形はこの版に合っています。"));
        findings.add(durability(body, name));
        findings.add(clock(body, name));
        findings.add(ledger(desk.verify(body), name));
        findings.add(sealedFiles(body, name));
        findings.add(backup(newest(body), clock.instant(), name));
    }

    private Finding durability(BodyDatabase body, String name) {
        List<String> wrong = databases.notDurable(body.key());
        return wrong.isEmpty()
                ? Finding.good("durability", name + "保存した変更は、電源が落ちても残る設定です。")
                : Finding.bad(
                        "durability",
                        name
                                + "電源が落ちると変更を失う設定です("
                                + String.join("、", wrong)
                                + ")。データベースの設定を直してください。");
    }

    private Finding clock(BodyDatabase body, String name) {
        Instant now = clock.instant();
        Optional<Instant> newest = desk.lastEntryAt(body);
        return newest.filter(at -> at.isAfter(now.plus(SKEW)))
                .map(at ->
                        Finding.bad(
                                "clock", name + "時計が最後の記録(" + at + ")より遅れています。サーバの時計を合わせてください。"))
                .orElse(Finding.good("clock", name + "時計は最後の記録より後です。"));
    }

    static Finding ledger(Verification verdict, String name) {
        return switch (verdict) {
            case Verification.Intact intact ->
                    Finding.good("ledger", name + "台帳の" + intact.seen().entries() + "件に改ざんはありません。");
            case Verification.Altered altered ->
                    Finding.bad(
                            "ledger",
                            name
                                    + "台帳かデータが書き換えられています("
                                    + altered.finding()
                                    + " "
                                    + altered.detail()
                                    + ")。手を付けず、CSIRT と監査人に知らせてください。");
            case Verification.Truncated _ ->
                    Finding.bad("ledger", name + "台帳の末尾が失われています。手を付けず、CSIRT と監査人に知らせてください。");
            case Verification.Undetermined doubtful ->
                    Finding.bad(
                            "ledger",
                            name + "台帳を確かめられません(" + doubtful.doubt() + ")。マスターキーが元のものか確かめてください。");
        };
    }

    private Finding sealedFiles(BodyDatabase body, String name) {
        Set<String> hashes =
                body.read(db ->
                        db.selectDistinct(SEALED_FILE.HASH)
                                .from(SEALED_FILE)
                                .where(SEALED_FILE.HASH.ne(""))
                                .fetchSet(SEALED_FILE.HASH));
        Path folder = data.resolve("bodies").resolve(body.key().value()).resolve("sealed");
        long lost = hashes.stream().filter(hash -> !Files.exists(folder.resolve(hash))).count();
        return lost == 0
                ? Finding.good("sealed-files", name + "封じたファイルは" + hashes.size() + "件そろっています。")
                : Finding.bad("sealed-files", name + "封じたファイルが" + lost + "件ありません。バックアップから戻してください。");
    }

    private Optional<Instant> newest(BodyDatabase body) {
        return body.read(db ->
                History.of(db, new Subject(Backups.SUBJECT, 0), 1).stream()
                        .map(History.Entry::at)
                        .findFirst());
    }

    static Finding backup(Optional<Instant> newest, Instant now, String name) {
        if (newest.isEmpty()) {
            return Finding.bad("backup", name + "まだ一度もバックアップがありません。sekisho backup で作ってください。");
        }
        String day =
                new JapaneseDate(LocalDate.ofInstant(newest.get(), ZoneId.of("Asia/Tokyo"))).text();
        return newest.get().plus(STALE).isBefore(now)
                ? Finding.bad(
                        "backup", name + "最後のバックアップは" + day + "で、7日より前です。sekisho backup で作ってください。")
                : Finding.good("backup", name + "最後のバックアップは" + day + "です。");
    }
}
