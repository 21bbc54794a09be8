// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import static jp.sekisho.server.database.schema.tables.SealedFile.SEALED_FILE;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.schema.tables.records.SealedFileRecord;
import jp.sekisho.server.evidence.Keeping.Reason;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/// Files that prove something, kept as they were received.
///
/// A content lies once in `<data>/bodies/<body>/sealed/` under its SHA-256; a row says what it is,
/// and the row's salted hash stands in the ledger. The file reaches the disk before the row that
/// names it: a failure in between leaves a file without a row, which [#sweep] removes, and never a
/// row without its file.
///
/// Who may read a file is decided by the feature to whose row it belongs. One process at a time
/// writes to a data folder.
@Component
public final class SealedFiles {

    /// The longest file, in bytes; also the limit of an upload (`application.properties`).
    public static final long MAX_BYTES = 20L * 1024 * 1024;

    /// A file that no row names is left alone for so long: its change may be under way.
    static final Duration LEFT_ALONE = Duration.ofHours(1);

    private static final int BLOCK = 64 * 1024;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Path data;
    private final Ids ids;
    private final Clock clock;
    // Keeping a content that lies there already and sweeping it must not happen at once.
    private final Object arranging = new Object();

    @Autowired
    SealedFiles(Environment environment, Ids ids, Clock clock) {
        this(Path.of(environment.getRequiredProperty("sekisho.data")), ids, clock);
    }

    SealedFiles(Path data, Ids ids, Clock clock) {
        this.data = data;
        this.ids = ids;
        this.clock = clock;
    }

    /// Returns the folder of a body's contents; a backup copies it. It need not exist.
    public Path folder(BodyKey body) {
        return data.resolve("bodies").resolve(body.value()).resolve("sealed");
    }

    /// Puts an uploaded file on the disk, durably. No row names it yet.
    ///
    /// @param body whose
    /// @param upload as the browser sent it
    /// @param taken what is taken here
    /// @throws IOException where it cannot be read or the disk does not take it
    public Keeping keep(BodyKey body, MultipartFile upload, Set<FileType> taken)
            throws IOException {
        try (InputStream content = upload.getInputStream()) {
            return keep(
                    body,
                    Objects.requireNonNullElse(upload.getOriginalFilename(), ""),
                    content,
                    taken);
        }
    }

    /// Puts a content on the disk, durably. No row names it yet.
    ///
    /// @param body whose
    /// @param name the name as it came
    /// @param content read to its end or to the limit; not closed
    /// @param taken what is taken here
    /// @throws IOException where it cannot be read or the disk does not take it
    public Keeping keep(BodyKey body, String name, InputStream content, Set<FileType> taken)
            throws IOException {
        Path folder = folder(body);
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, "coming-", ".tmp");
        try {
            MessageDigest digest = sha256();
            long bytes = copy(new DigestInputStream(content, digest), fresh);
            if (bytes == 0) {
                return new Keeping.Refused(Reason.EMPTY);
            }
            if (bytes > MAX_BYTES) {
                return new Keeping.Refused(Reason.TOO_LARGE);
            }
            FileType type = FileType.of(fresh);
            if (!taken.contains(type)) {
                return new Keeping.Refused(Reason.TYPE_NOT_TAKEN);
            }
            String hash = HexFormat.of().formatHex(digest.digest());
            synchronized (arranging) {
                settle(fresh, folder.resolve(hash));
            }
            return new Keeping.Kept(hash, SafeName.of(name, type), type, bytes);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static long copy(InputStream in, Path to) throws IOException {
        long bytes = 0;
        try (FileChannel out = FileChannel.open(to, StandardOpenOption.WRITE)) {
            byte[] block = in.readNBytes(BLOCK);
            while (block.length > 0 && bytes <= MAX_BYTES) {
                bytes += block.length;
                write(out, block);
                block = in.readNBytes(BLOCK);
            }
            out.force(true);
        }
        return bytes;
    }

    private static void write(SeekableByteChannel out, byte[] block) throws IOException {
        java.nio.ByteBuffer rest = java.nio.ByteBuffer.wrap(block);
        while (rest.hasRemaining()) {
            out.write(rest);
        }
    }

    /// The newer bytes take the place of the older ones: they are the same, or the older were
    /// altered.
    private void settle(Path fresh, Path target) throws IOException {
        Files.setLastModifiedTime(fresh, FileTime.from(clock.instant()));
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(parent(target), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    /// Names a kept content in the change that it belongs to.
    ///
    /// @param body whose
    /// @param change the change under way
    /// @param kept what [#keep] returned, not long ago
    /// @throws IllegalStateException where the content was swept meanwhile
    public SealedFileId enter(BodyKey body, Change change, Keeping.Kept kept) {
        if (!Files.exists(folder(body).resolve(kept.hash()))) {
            throw new IllegalStateException("sealed content is gone before it was named");
        }
        SealedFileRecord row = new SealedFileRecord();
        row.setId(ids.next());
        row.setHash(kept.hash());
        row.setName(kept.name().text());
        row.setType(kept.type().name());
        row.setBytes(kept.bytes());
        row.setSealedAt(change.at().toEpochMilli());
        change.insert(row);
        return new SealedFileId(row.getId());
    }

    /// Opens a sealed file, reading it whole once to see that it is what was sealed.
    ///
    /// @param body whose
    /// @param db its database
    /// @param id which file
    public Unsealing open(BodyKey body, DSLContext db, SealedFileId id) {
        return db.selectFrom(SEALED_FILE)
                .where(SEALED_FILE.ID.eq(id.value()))
                .fetchOptional()
                .map(row -> open(body, row))
                .orElse(new Unsealing.Refused(Unsealing.Reason.UNKNOWN));
    }

    private Unsealing open(BodyKey body, SealedFileRecord row) {
        if (row.getErasedAt() != null) {
            return new Unsealing.Refused(Unsealing.Reason.ERASED);
        }
        if (!HASH.matcher(row.getHash()).matches()) {
            return new Unsealing.Refused(Unsealing.Reason.ALTERED);
        }
        Path path = folder(body).resolve(row.getHash());
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(path), sha256())) {
            long bytes = 0;
            byte[] block = new byte[BLOCK];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                bytes += read;
            }
            String hash = HexFormat.of().formatHex(in.getMessageDigest().digest());
            return hash.equals(row.getHash()) && bytes == row.getBytes()
                    ? new Unsealing.Whole(
                            new SealedFile(
                                    path,
                                    hash,
                                    row.getName(),
                                    FileType.valueOf(row.getType()),
                                    bytes))
                    : new Unsealing.Refused(Unsealing.Reason.ALTERED);
        } catch (NoSuchFileException e) {
            return new Unsealing.Refused(Unsealing.Reason.LOST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Erases name and hash of a file within a change; its entries and every proof stay whole. The
    /// content goes with [#forget], once the change is durable.
    ///
    /// @param change the change under way
    /// @param id which file
    /// @return the hash of its content
    public String erase(Change change, SealedFileId id) {
        SealedFileRecord row = change.db().fetchSingle(SEALED_FILE, SEALED_FILE.ID.eq(id.value()));
        String hash = row.getHash();
        row.setHash("");
        row.setName("");
        row.setBytes(0L);
        row.setErasedAt(change.at().toEpochMilli());
        change.update(row);
        return hash;
    }

    /// Removes a content from the disk where no row names it any more.
    ///
    /// @param body whose
    /// @param hash what [#erase] returned
    /// @throws IOException where the disk refuses
    public void forget(BodyDatabase body, String hash) throws IOException {
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("not a hash: '" + hash + "'");
        }
        synchronized (arranging) {
            boolean named =
                    body.<Boolean>read(
                            db -> db.fetchExists(SEALED_FILE, SEALED_FILE.HASH.eq(hash)));
            if (!named) {
                Files.deleteIfExists(folder(body.key()).resolve(hash));
            }
        }
    }

    /// Removes what failed changes left: contents that no row names and half-written files, older
    /// than an hour.
    ///
    /// @param body whose
    /// @return how many files were removed
    /// @throws IOException where the disk refuses
    public int sweep(BodyDatabase body) throws IOException {
        Path folder = folder(body.key());
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        synchronized (arranging) {
            List<Path> old;
            try (Stream<Path> files = Files.list(folder)) {
                Instant before = clock.instant().minus(LEFT_ALONE);
                old = files.filter(file -> isBefore(file, before)).toList();
            }
            Set<String> named =
                    body.read(db ->
                            db.selectDistinct(SEALED_FILE.HASH)
                                    .from(SEALED_FILE)
                                    .fetchSet(SEALED_FILE.HASH));
            int removed = 0;
            for (Path file : old) {
                if (!named.contains(name(file)) && Files.deleteIfExists(file)) {
                    removed++;
                }
            }
            return removed;
        }
    }

    private static String name(Path file) {
        return Objects.requireNonNull(file.getFileName()).toString();
    }

    private static boolean isBefore(Path file, Instant moment) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(moment);
        } catch (IOException e) {
            return false; // gone meanwhile
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
        }
    }
}
