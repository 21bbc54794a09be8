// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.backup;

import static jp.sekisho.server.database.schema.tables.SealedFile.SEALED_FILE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.server.backup.BackupResult.Done;
import jp.sekisho.server.backup.BackupResult.Reason;
import jp.sekisho.server.backup.BackupResult.Refused;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.BackupSeal;
import jp.sekisho.server.evidence.Checkpointed;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.evidence.LedgerDesk;
import jp.sekisho.server.evidence.Subject;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Makes backups, also while the server runs.
@Component
public final class Backups {

    /// The kind of subject under which the ledger speaks of backups.
    public static final String SUBJECT = "backup";

    static final Actor CONSOLE = new Actor("サーバのコンソール");

    private static final String PART = ".part";

    private final BodyDatabases databases;
    private final Evidence evidence;
    private final LedgerDesk desk;
    private final BackupSeal seal;
    private final Clock clock;
    private final Path data;

    Backups(
            BodyDatabases databases,
            Evidence evidence,
            LedgerDesk desk,
            BackupSeal seal,
            Clock clock,
            Environment environment) {
        this.databases = databases;
        this.evidence = evidence;
        this.desk = desk;
        this.seal = seal;
        this.clock = clock;
        this.data = Path.of(environment.getRequiredProperty("sekisho.data"));
    }

    /// Makes a backup of every body, or of one, each in a folder of its own below a folder.
    ///
    /// @param folder made where it is not there
    /// @param only one body's key; empty for all
    /// @throws IOException where the disk refuses
    public List<BackupResult> make(Path folder, String only) throws IOException {
        List<BodyKey> bodies =
                databases.bodies().stream()
                        .filter(key -> only.isEmpty() || key.value().equals(only))
                        .toList();
        if (bodies.isEmpty()) {
            return List.of(
                    new Refused(
                            folder.toString(),
                            Reason.NO_SUCH_BODY,
                            only.isEmpty()
                                    ? "まだ団体がないので、バックアップするものがありません。"
                                    : "団体「" + only + "」がありません。短い名前を確かめてください。"));
        }
        Files.createDirectories(folder);
        List<BackupResult> results = new ArrayList<>();
        for (BodyKey key : bodies) {
            results.add(one(databases.find(key).orElseThrow(), folder.resolve(key.value())));
        }
        return results;
    }

    private BackupResult one(BodyDatabase body, Path target) throws IOException {
        if (Files.exists(target)) {
            return new Refused(
                    target.toString(),
                    Reason.EXISTS,
                    target + ": もうあります。上書きしません。新しいフォルダを指定してください。");
        }
        Optional<Checkpointed> checkpoint = desk.checkpoint(body);
        if (checkpoint.isEmpty()) {
            return cannotSign(body.key(), target);
        }
        Path part = target.resolveSibling("." + body.key() + PART);
        removed(part);
        Files.createDirectories(part.resolve(BackupFile.SEALED));
        try {
            BackupResult result = body.read(db -> written(body.key(), db, part, checkpoint.get()));
            if (result instanceof Done(_, _, long entries, long rows, long files, long bytes)) {
                HashedFile.force(part.resolve(BackupFile.SEALED));
                HashedFile.force(part);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
                HashedFile.forceName(target);
                note(body, entries, files);
                return new Done(body.key(), target.toString(), entries, rows, files, bytes);
            }
            return result;
        } catch (UncheckedIOException wrapped) {
            throw wrapped.getCause();
        } finally {
            removed(part);
        }
    }

    private BackupResult written(BodyKey body, DSLContext db, Path part, Checkpointed checkpoint) {
        try {
            List<BackupFile> files = new ArrayList<>();
            long[] rows = {0};
            files.add(
                    HashedFile.write(
                            part, BackupFile.ROWS, out -> rows[0] = RowsWriter.write(db, out)));
            files.add(
                    HashedFile.write(
                            part,
                            BackupFile.CHECKPOINT,
                            out -> out.write(checkpoint.text().getBytes(StandardCharsets.UTF_8))));
            Set<String> hashes =
                    db.selectDistinct(SEALED_FILE.HASH)
                            .from(SEALED_FILE)
                            .where(SEALED_FILE.HASH.ne(""))
                            .fetchSet(SEALED_FILE.HASH);
            for (String hash : hashes) {
                Optional<BackupFile> copied = copy(sealedFolder(body).resolve(hash), part, hash);
                if (copied.isEmpty()) {
                    return new Refused(
                            part.toString(),
                            Reason.SEALED_FILE_LOST,
                            "団体「"
                                    + body
                                    + "」の封じたファイル "
                                    + hash.substring(0, 12)
                                    + "… がないか、書き換えられています。前のバックアップを残したまま、CSIRT に知らせてください。");
                }
                files.add(copied.get());
            }
            StringBuilder list = new StringBuilder();
            files.stream()
                    .sorted(Comparator.comparing(BackupFile::name))
                    .forEach(file -> list.append(file.line()));
            return signed(body, db, part, list.toString(), rows[0], files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BackupResult signed(
            BodyKey body, DSLContext db, Path part, String list, long rows, List<BackupFile> files)
            throws IOException {
        byte[] bytes = list.getBytes(StandardCharsets.UTF_8);
        HashedFile.write(part, BackupFile.CONTENTS, out -> out.write(bytes));
        String contents = Manifest.hex(HashedFile.sha256().digest(bytes));
        List<String> steps = steps(db);
        long[] entries = {0};
        Optional<SignedNote> note =
                seal.seal(
                        body,
                        db,
                        (head, sealedKey) -> {
                            entries[0] = head.size();
                            return new Manifest(
                                            body,
                                            clock.instant().truncatedTo(ChronoUnit.SECONDS),
                                            head.size(),
                                            head.root().base64(),
                                            steps,
                                            contents,
                                            Base64.getEncoder().encodeToString(sealedKey))
                                    .text();
                        });
        if (note.isEmpty()) {
            return cannotSign(body, part);
        }
        HashedFile.write(part, BackupFile.MANIFEST, out -> out.write(note.get().encode()));
        return new Done(
                body,
                part.toString(),
                entries[0],
                rows,
                files.stream().filter(f -> f.name().startsWith(BackupFile.SEALED)).count(),
                files.stream().mapToLong(BackupFile::bytes).sum());
    }

    /// The steps of migration that the tables have taken.
    private static List<String> steps(DSLContext db) {
        Field<String> version = DSL.field(DSL.name("version"), String.class);
        return db.select(version)
                .from(DSL.table(DSL.name("flyway_schema_history")))
                .where(version.isNotNull())
                .fetch(version);
    }

    /// Copies a sealed file.
    ///
    /// @return nothing where it is not there or not what was sealed
    private static Optional<BackupFile> copy(Path from, Path part, String hash) throws IOException {
        try {
            BackupFile copied =
                    HashedFile.write(
                            part, BackupFile.SEALED + "/" + hash, out -> Files.copy(from, out));
            return Optional.of(copied).filter(file -> file.hash().equals(hash));
        } catch (NoSuchFileException lost) {
            return Optional.empty();
        }
    }

    private void note(BodyDatabase body, long entries, long files) {
        String text = "バックアップを作りました(記録" + entries + "件、封じたファイル" + files + "件)。";
        evidence.change(
                body,
                CONSOLE,
                text,
                change -> {
                    change.note(new Subject(SUBJECT, 0), "made", text);
                    return 0;
                });
    }

    private static Refused cannotSign(BodyKey body, Path target) {
        return new Refused(
                target.toString(),
                Reason.CANNOT_SIGN,
                "団体「" + body + "」の台帳に署名できません。まだ記録がないか、マスターキー(master.key)が元のものと違います。");
    }

    /// The folder of a body's sealed contents.
    Path sealedFolder(BodyKey body) {
        return data.resolve("bodies").resolve(body.value()).resolve("sealed");
    }

    static void removed(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
