// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import jp.sekisho.server.database.BodyKey;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Keeps drafts in `<data>/setup`: a file of answers and the policy's own bytes, each written whole
/// beside the old one and put in its place, readable by the server's user only.
@Component
final class Drafts {

    private static final String ANSWERS = ".answers";
    private static final String POLICY = ".policy";
    private static final String CODE = "code";
    private static final String KEY = "key";

    private final Path folder;

    Drafts(Environment environment) {
        folder = Path.of(environment.getRequiredProperty("sekisho.data")).resolve("setup");
    }

    /// Returns every draft.
    synchronized List<Draft> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ANSWERS))
                    .map(name -> name.substring(0, name.length() - ANSWERS.length()))
                    .flatMap(name -> BodyKey.tryParse(name).stream())
                    .sorted(java.util.Comparator.comparing(BodyKey::value))
                    .flatMap(id -> find(id).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized Optional<Draft> find(BodyKey id) {
        Path file = answers(id);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties read = new Properties();
        try {
            read.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<Step, Map<String, String>> answers = new EnumMap<>(Step.class);
        for (String name : read.stringPropertyNames()) {
            int slash = name.indexOf('/');
            if (slash > 0) {
                Step.tryParse(name.substring(0, slash))
                        .ifPresent(step ->
                                answers.computeIfAbsent(step, _ -> new HashMap<>())
                                        .put(name.substring(slash + 1), read.getProperty(name)));
            }
        }
        return Optional.of(
                new Draft(
                        id,
                        BodyKey.tryParse(read.getProperty(KEY, "")),
                        read.getProperty(CODE, ""),
                        answers));
    }

    /// Finds the draft that a code opens.
    Optional<Draft> opened(SetupCode code) {
        byte[] mark = code.mark().getBytes(StandardCharsets.US_ASCII);
        return all().stream()
                .filter(draft ->
                        MessageDigest.isEqual(
                                mark, draft.codeMark().getBytes(StandardCharsets.US_ASCII)))
                .findFirst();
    }

    synchronized void save(Draft draft) {
        Properties properties = new Properties();
        properties.setProperty(CODE, draft.codeMark());
        draft.key().ifPresent(key -> properties.setProperty(KEY, key.value()));
        draft.answers()
                .forEach((step, fields) -> {
                    // A step without any field filled is confirmed all the same.
                    properties.setProperty(step.word() + "/", "");
                    fields.forEach((field, value) ->
                            properties.setProperty(step.word() + "/" + field, value));
                });
        StringWriter text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(answers(draft.id()), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    synchronized Optional<byte[]> policy(BodyKey id) {
        Path file = policyFile(id);
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void savePolicy(BodyKey id, byte[] bytes) {
        write(policyFile(id), bytes);
    }

    /// Forgets a draft with its code.
    synchronized void remove(BodyKey id) {
        try {
            Files.deleteIfExists(answers(id));
            Files.deleteIfExists(policyFile(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Path file, byte[] content) {
        try {
            Files.createDirectories(folder, ownerOnly("rwx------"));
            Path part = folder.resolve(file.getFileName() + ".part");
            Files.deleteIfExists(part);
            try (FileChannel channel =
                    FileChannel.open(
                            part,
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            ownerOnly("rw-------"))) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(
                    part,
                    file,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileAttribute<?>[] ownerOnly(String rights) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
                }
                : new FileAttribute<?>[0];
    }

    private Path answers(BodyKey id) {
        return folder.resolve(id + ANSWERS);
    }

    private Path policyFile(BodyKey id) {
        return folder.resolve(id + POLICY);
    }
}
