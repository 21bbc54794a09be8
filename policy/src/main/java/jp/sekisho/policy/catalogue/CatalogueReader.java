// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import jp.sekisho.policy.Role;

/// Reads the catalogue's data files.
final class CatalogueReader {
    /// The files beside this class, in the order in which people see the obligations.
    static final List<String> OBLIGATION_FILES =
            List.of(
                    "obligations-0-law.yaml",
                    "obligations-1-organisation.yaml",
                    "obligations-2-assets.yaml",
                    "obligations-3-zones.yaml",
                    "obligations-4-physical.yaml",
                    "obligations-5-human.yaml",
                    "obligations-6-technical.yaml",
                    "obligations-7-operation.yaml",
                    "obligations-8-outsourcing.yaml",
                    "obligations-9-evaluation.yaml");

    private CatalogueReader() {}

    static Catalogue readShipped() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("catalogue.yaml", resource("catalogue.yaml"));
        files.put("law.yaml", resource("law.yaml"));
        files.put("guideline.yaml", resource("guideline.yaml"));
        OBLIGATION_FILES.forEach(name -> files.put(name, resource(name)));
        return read(files);
    }

    /// Reads a catalogue from the texts of its files, by name.
    ///
    /// @throws IllegalStateException when the data are wrong; the message names file and line
    static Catalogue read(Map<String, String> files) {
        String name = "catalogue.yaml";
        try {
            YamlTree.Mapping top = YamlTree.parse(file(files, name));
            top.allowOnly(Set.of("version", "checks", "retired"));
            name = "law.yaml";
            List<LawItem> laws = laws(YamlTree.parse(file(files, name)));
            name = "guideline.yaml";
            Guideline guideline = GuidelineReader.read(YamlTree.parse(file(files, name)));
            List<Obligation> obligations = new ArrayList<>();
            ObligationReader reader = new ObligationReader(guideline);
            for (String each :
                    files.keySet().stream().filter(f -> f.startsWith("obligations")).toList()) {
                name = each;
                obligations.addAll(reader.read(YamlTree.parse(file(files, name))));
            }
            return new Catalogue(
                    top.text("version"), laws, guideline, checks(top), obligations, retired(top));
        } catch (YamlFault fault) {
            throw new IllegalStateException(name + ":" + fault.line() + ": " + fault.said(), fault);
        } catch (IllegalArgumentException fault) {
            // Numbers and dates that are none, ids that break their form.
            throw new IllegalStateException(name + ": " + fault.getMessage(), fault);
        }
    }

    private static Map<CheckId, String> checks(YamlTree.Mapping top) throws YamlFault {
        Map<CheckId, String> checks = new LinkedHashMap<>();
        for (Map.Entry<String, YamlTree> entry : mapping(top, "checks").entrySet()) {
            checks.put(new CheckId(entry.getKey()), entry.getValue().asText());
        }
        return checks;
    }

    private static Map<ObligationId, String> retired(YamlTree.Mapping top) throws YamlFault {
        Map<ObligationId, String> retired = new LinkedHashMap<>();
        for (Map.Entry<String, YamlTree> entry : mapping(top, "retired").entrySet()) {
            retired.put(new ObligationId(entry.getKey()), entry.getValue().asText());
        }
        return retired;
    }

    private static Map<String, YamlTree> mapping(YamlTree.Mapping top, String key)
            throws YamlFault {
        YamlTree value = top.get(key);
        return value == null ? Map.of() : value.asMapping().entries();
    }

    private static List<LawItem> laws(YamlTree.Mapping top) throws YamlFault {
        top.allowOnly(Set.of("items"));
        List<LawItem> laws = new ArrayList<>();
        for (YamlTree each : top.list("items")) {
            YamlTree.Mapping item = each.asMapping();
            item.allowOnly(
                    Set.of(
                            "id",
                            "article",
                            "title",
                            "gist",
                            "inForce",
                            "measure",
                            "transition",
                            "certainty"));
            laws.add(
                    new LawItem(
                            new LawItemId(item.text("id")),
                            item.text("article"),
                            item.text("title"),
                            item.text("gist"),
                            date(item, "inForce"),
                            item.get("measure") == null
                                    ? OptionalInt.empty()
                                    : OptionalInt.of(Integer.parseInt(item.text("measure"))),
                            constant(
                                    item,
                                    "transition",
                                    LawItem.Transition.class,
                                    LawItem.Transition.AT_ONCE),
                            constant(item, "certainty", Certainty.class, Certainty.SOURCED)));
        }
        return laws;
    }

    static LocalDate date(YamlTree.Mapping mapping, String key) throws YamlFault {
        String text = mapping.text(key);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new YamlFault(mapping.line(), "「" + text + "」は日付ではありません。2026-04-01 の形で書いてください。");
        }
    }

    static <E extends Enum<E>> E constant(
            YamlTree.Mapping mapping, String key, Class<E> type, E otherwise) throws YamlFault {
        YamlTree value = mapping.get(key);
        return value == null ? otherwise : value.asConstant(type);
    }

    static Set<Role> roles(List<YamlTree> items) throws YamlFault {
        Set<Role> roles = new java.util.LinkedHashSet<>();
        for (YamlTree item : items) {
            roles.add(item.asConstant(Role.class));
        }
        return roles;
    }

    private static String file(Map<String, String> files, String name) throws YamlFault {
        String text = files.get(name);
        if (text == null) {
            throw new YamlFault(0, "ファイルがありません。");
        }
        return text;
    }

    private static String resource(String name) {
        try (InputStream stream = CatalogueReader.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
