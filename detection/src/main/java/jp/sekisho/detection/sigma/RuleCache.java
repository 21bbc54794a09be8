// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Keeps rule books that were read once, by the content of their files: the same texts,
/// placeholders and program give the same book. A cache that is broken, or cannot be written, costs
/// time only.
public final class RuleCache {

    /// How many books are kept; the ones that were used longest ago go.
    static final int MAX_BOOKS = 8;

    /// The largest kept book that is read, in bytes.
    static final long MAX_BYTES = 256L << 20;

    /// Changes whenever the same texts would be read otherwise, or be written otherwise.
    private static final String VERSION = "sekisho-rules-1";

    private static final int HASH = 32;
    private final Path folder;

    /// Uses a folder, which is made when something is kept.
    ///
    /// @param folder any
    public RuleCache(Path folder) {
        this.folder = folder;
    }

    /// Takes a book from the cache, or reads the texts and keeps the book.
    ///
    /// @param sources files
    /// @param placeholders the values for `expand`
    /// @return the book, the same whether it was kept or not
    public RuleBook load(List<RuleSource> sources, Placeholders placeholders) {
        byte[] key = key(sources, placeholders);
        Path file = folder.resolve(HexFormat.of().formatHex(key, 0, 16) + ".rules");
        return kept(file)
                .orElseGet(() -> {
                    RuleBook book = RuleBook.of(sources, placeholders);
                    keep(file, book);
                    return book;
                });
    }

    private static Optional<RuleBook> kept(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(file);
            byte[] hash = sha256().digest(Arrays.copyOfRange(bytes, HASH, bytes.length));
            if (!Arrays.equals(hash, 0, HASH, bytes, 0, HASH)) {
                return Optional.empty();
            }
            return Optional.of(RuleBytes.read(bytes, HASH));
        } catch (IOException | RuntimeException e) {
            // Broken, or of somebody else: read anew.
            return Optional.empty();
        }
    }

    private void keep(Path file, RuleBook book) {
        try {
            Files.createDirectories(folder);
            byte[] bytes = RuleWriter.bytes(book);
            Path part = Files.createTempFile(folder, "rules", ".part");
            try (var out = Files.newOutputStream(part)) {
                out.write(sha256().digest(bytes));
                out.write(bytes);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            forget();
        } catch (IOException e) {
            // Without a cache the next start takes longer, and that is all.
            System.getLogger(RuleCache.class.getName())
                    .log(System.Logger.Level.DEBUG, "No rule cache in " + folder, e);
        }
    }

    private void forget() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> old =
                    files.filter(f -> f.toString().endsWith(".rules"))
                            .sorted(Comparator.comparing(RuleCache::written).reversed())
                            .skip(MAX_BOOKS)
                            .toList();
            for (Path file : old) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static byte[] key(List<RuleSource> sources, Placeholders placeholders) {
        MessageDigest all = sha256();
        all.update((VERSION + " " + program()).getBytes(UTF_8));
        all.update(new TreeMap<>(placeholders.values()).toString().getBytes(UTF_8));
        sources.parallelStream().map(RuleCache::hash).toList().forEach(all::update);
        return all.digest();
    }

    private static byte[] hash(RuleSource source) {
        MessageDigest one = sha256();
        one.update(source.origin().getBytes(UTF_8));
        one.update((byte) (source.text().isPresent() ? 1 : 0));
        one.update(source.text().orElse("").getBytes(UTF_8));
        return one.digest();
    }

    /// Tells one build of this program from another.
    private static String program() {
        CodeSource code = RuleCache.class.getProtectionDomain().getCodeSource();
        try {
            Path jar = code == null ? Path.of("") : Path.of(code.getLocation().toURI());
            return Files.isRegularFile(jar)
                    ? Files.size(jar) + " " + Files.getLastModifiedTime(jar)
                    : "";
        } catch (IOException | URISyntaxException | IllegalArgumentException e) {
            return "";
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
