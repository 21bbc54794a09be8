// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.policy.catalogue.Catalogue;
import jp.sekisho.policy.catalogue.CatalogueReading;
import jp.sekisho.policy.catalogue.CatalogueUpdate;
import jp.sekisho.policy.catalogue.CatalogueUpdate.Kept;
import jp.sekisho.policy.catalogue.CatalogueUpdate.Outcome;
import jp.sekisho.policy.catalogue.Certainty;
import jp.sekisho.policy.catalogue.Obligation;
import jp.sekisho.policy.catalogue.ObligationId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

/// `sekisho policy catalogue`: which obligations the product knows, and what a newer list would
/// change for a body. Nothing is written.
@Command(
        name = "catalogue",
        mixinStandardHelpOptions = true,
        resourceBundle = "jp.sekisho.cli.messages")
final class PolicyCatalogueCommand implements Callable<Integer> {

    /// The largest data file, in bytes; the shipped ones have less than 60 kB.
    private static final long MAX_FILE = 4_000_000;

    /// The most data files; the shipped catalogue has thirteen.
    private static final int MAX_FILES = 200;

    @Option(names = "--dry-run", paramLabel = "DIR", descriptionKey = "policyCatalogue.dryRun")
    private @Nullable Path newer;

    @Option(names = "--decided", paramLabel = "FILE", descriptionKey = "policyCatalogue.decided")
    private @Nullable Path decided;

    @Option(names = "--json", descriptionKey = "policyRead.json")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (newer == null) {
            describe(Catalogue.current());
            return 0;
        }
        Optional<Catalogue> taken = read(newer);
        Optional<List<ObligationId>> decisions = decisions();
        if (taken.isEmpty() || decisions.isEmpty()) {
            return 2;
        }
        CatalogueUpdate update =
                CatalogueUpdate.dryRun(Catalogue.current(), taken.get(), decisions.get());
        if (json) {
            Json.print(generator -> write(generator, update));
        } else {
            print(update);
        }
        boolean look = update.decisions().stream().anyMatch(kept -> kept.outcome() != Outcome.KEPT);
        return look ? 1 : 0;
    }

    private static Optional<Catalogue> read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return refuse("catalogue.noFolder", folder);
        }
        List<Path> found;
        try (Stream<Path> list = Files.list(folder)) {
            found = list.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
        if (found.isEmpty() || found.size() > MAX_FILES) {
            return refuse("catalogue.noFiles", folder);
        }
        Map<String, String> files = new HashMap<>();
        for (Path file : found) {
            if (Files.size(file) > MAX_FILE) {
                return refuse("catalogue.tooLarge", file);
            }
            files.put(String.valueOf(file.getFileName()), Files.readString(file));
        }
        return switch (Catalogue.read(files)) {
            case CatalogueReading.Read(Catalogue catalogue) -> Optional.of(catalogue);
            case CatalogueReading.Unusable(String message) -> {
                System.err.println(Messages.say("catalogue.unusable", folder, message));
                yield Optional.empty();
            }
        };
    }

    private static Optional<Catalogue> refuse(String message, Path where) {
        System.err.println(Messages.say(message, where));
        return Optional.empty();
    }

    /// The obligations for which a body has decided something, one id a line.
    private Optional<List<ObligationId>> decisions() throws IOException {
        if (decided == null) {
            return Optional.of(List.of());
        }
        if (!Files.isRegularFile(decided) || Files.size(decided) > MAX_FILE) {
            System.err.println(Messages.say("catalogue.noDecisions", decided));
            return Optional.empty();
        }
        List<ObligationId> ids = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(decided)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Optional<ObligationId> id = id(line.strip());
            if (id.isEmpty()) {
                System.err.println(
                        Messages.say("catalogue.unknownId", decided, number, line.strip()));
                return Optional.empty();
            }
            ids.add(id.get());
        }
        return Optional.of(ids);
    }

    private static Optional<ObligationId> id(String text) {
        return Catalogue.current().obligations().stream()
                .map(Obligation::id)
                .filter(id -> id.value().equals(text))
                .findFirst();
    }

    private void describe(Catalogue catalogue) {
        Map<Certainty, Long> certain = new EnumMap<>(Certainty.class);
        catalogue.obligations().forEach(o -> certain.merge(o.certainty(), 1L, Long::sum));
        if (json) {
            Json.print(generator -> {
                generator.writeStartObject();
                generator.writeStringProperty("version", catalogue.version());
                generator.writeNumberProperty("obligations", catalogue.obligations().size());
                generator.writeNumberProperty("checks", catalogue.checks().size());
                generator.writeObjectPropertyStart("certainty");
                certain.forEach((certainty, count) ->
                        generator.writeNumberProperty(certainty.name(), count));
                generator.writeEndObject();
                generator.writeEndObject();
            });
            return;
        }
        System.out.println(
                Messages.say(
                        "catalogue.version",
                        catalogue.version(),
                        catalogue.obligations().size(),
                        catalogue.checks().size()));
        certain.forEach(
                (certainty, count) -> System.out.println("  " + certainty.label() + ": " + count));
    }

    private static void print(CatalogueUpdate update) {
        System.out.println(
                Messages.say(
                        "catalogue.update",
                        update.from(),
                        update.to(),
                        update.added().size(),
                        update.changed().size(),
                        update.merged().size(),
                        update.retired().size()));
        update.added().forEach(o -> line("catalogue.added", o.id() + " " + o.title()));
        update.changed()
                .forEach(c ->
                        line(
                                "catalogue.changed",
                                c.newer().id()
                                        + " "
                                        + c.newer().title()
                                        + " ("
                                        + c.parts().stream()
                                                .sorted()
                                                .map(Enum::name)
                                                .collect(Collectors.joining(", "))
                                        + ")"));
        new TreeMap<>(update.merged())
                .forEach((old, now) -> line("catalogue.merged", old + " → " + now));
        new TreeMap<>(update.retired())
                .forEach((old, why) -> line("catalogue.retired", old + " " + why));
        for (Kept kept : update.decisions()) {
            System.out.println(
                    Messages.say(
                            "catalogue.decision." + kept.outcome().name(),
                            kept.id(),
                            kept.target().map(ObligationId::value).orElse("")));
        }
    }

    private static void line(String message, String what) {
        System.out.println("  " + Messages.say(message) + " " + what);
    }

    private static void write(JsonGenerator generator, CatalogueUpdate update) {
        generator.writeStartObject();
        generator.writeStringProperty("from", update.from());
        generator.writeStringProperty("to", update.to());
        ids(generator, "added", update.added().stream().map(Obligation::id).toList());
        generator.writeArrayPropertyStart("changed");
        update.changed()
                .forEach(change -> {
                    generator.writeStartObject();
                    generator.writeStringProperty("id", change.newer().id().value());
                    generator.writeArrayPropertyStart("parts");
                    change.parts().stream()
                            .sorted()
                            .forEach(part -> generator.writeString(part.name()));
                    generator.writeEndArray();
                    generator.writeEndObject();
                });
        generator.writeEndArray();
        generator.writeObjectPropertyStart("merged");
        new TreeMap<>(update.merged())
                .forEach((old, now) -> generator.writeStringProperty(old.value(), now.value()));
        generator.writeEndObject();
        generator.writeObjectPropertyStart("retired");
        new TreeMap<>(update.retired())
                .forEach((old, why) -> generator.writeStringProperty(old.value(), why));
        generator.writeEndObject();
        generator.writeArrayPropertyStart("decisions");
        update.decisions()
                .forEach(kept -> {
                    generator.writeStartObject();
                    generator.writeStringProperty("id", kept.id().value());
                    generator.writeStringProperty("outcome", kept.outcome().name());
                    kept.target()
                            .ifPresent(id -> generator.writeStringProperty("target", id.value()));
                    generator.writeEndObject();
                });
        generator.writeEndArray();
        generator.writeEndObject();
    }

    private static void ids(JsonGenerator generator, String name, Collection<ObligationId> ids) {
        generator.writeArrayPropertyStart(name);
        ids.forEach(id -> generator.writeString(id.value()));
        generator.writeEndArray();
    }
}
