// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What reading a profile (YAML) came to.
///
/// The form stands in `docs/catalogue.md`: `kind`, `organs`, `organsElsewhere`, `zones`,
/// `ownZones`, `networkModel`, `exemption`, `facts`. Every key may be left out; what is left out is
/// unknown.
public sealed interface ProfileReading {

    /// The profile could be read.
    record Read(Profile profile) implements ProfileReading {}

    /// The text is not a profile.
    ///
    /// @param line the line, counted from 1; 0 when the whole text is meant
    /// @param message one sentence in Japanese: what, and what to do
    record Unusable(int line, String message) implements ProfileReading {}

    /// Reads a profile.
    ///
    /// @param text the YAML text, at most 1,000,000 characters
    static ProfileReading read(String text) {
        try {
            YamlTree.Mapping top = YamlTree.parse(text);
            top.allowOnly(
                    Set.of(
                            "kind",
                            "organs",
                            "organsElsewhere",
                            "zones",
                            "ownZones",
                            "networkModel",
                            "exemption",
                            "facts"));
            Optional<Profile.Exemption> exemption = exemption(top);
            Map<ZoneKind, Boolean> zones = answers(top, "zones", ZoneKind.class, ZoneKind::label);
            Map<Fact, Boolean> facts = answers(top, "facts", Fact.class, Fact::label);
            if (exemption.isPresent()) {
                refuseContradiction(top.line(), zones, facts);
            }
            return new Read(
                    new Profile(
                            constant(top, "kind", BodyKind.class, BodyKind::label),
                            answers(top, "organs", OrganKind.class, OrganKind::label),
                            organsElsewhere(top),
                            zones,
                            top.texts("ownZones"),
                            constant(top, "networkModel", NetworkModel.class, NetworkModel::label),
                            exemption,
                            facts));
        } catch (YamlFault fault) {
            return new Unusable(fault.line(), fault.said());
        }
    }

    private static void refuseContradiction(
            int line, Map<ZoneKind, Boolean> zones, Map<Fact, Boolean> facts) throws YamlFault {
        boolean connected =
                Boolean.TRUE.equals(zones.get(ZoneKind.LGWAN))
                        || Boolean.TRUE.equals(facts.get(Fact.LGWAN_CONNECTED));
        if (connected || Boolean.TRUE.equals(facts.get(Fact.PERSONAL_INFORMATION))) {
            throw new YamlFault(
                    line,
                    (connected ? "LGWANなどの網につながっている" : "個人情報をまとまって保有している")
                            + "団体は、施行規則16条の3の対象外にできません。exemption か事実のどちらかを直してください。");
        }
    }

    private static Optional<Profile.Exemption> exemption(YamlTree.Mapping top) throws YamlFault {
        YamlTree value = top.get("exemption");
        if (value == null) {
            return Optional.empty();
        }
        YamlTree.Mapping exemption = value.asMapping();
        exemption.allowOnly(Set.of("grounds", "decidedOn"));
        return Optional.of(
                new Profile.Exemption(
                        exemption.text("grounds"), CatalogueReader.date(exemption, "decidedOn")));
    }

    private static Set<OrganKind> organsElsewhere(YamlTree.Mapping top) throws YamlFault {
        Set<OrganKind> organs = EnumSet.noneOf(OrganKind.class);
        for (YamlTree item : top.list("organsElsewhere")) {
            organs.add(named(item, OrganKind.class, OrganKind::label));
        }
        return organs;
    }

    private static <E extends Enum<E>> Optional<E> constant(
            YamlTree.Mapping top, String key, Class<E> type, Function<E, String> label)
            throws YamlFault {
        YamlTree value = top.get(key);
        return value == null ? Optional.empty() : Optional.of(named(value, type, label));
    }

    /// A list says what there is, and that there is no more; a mapping answers one by one.
    private static <E extends Enum<E>> Map<E, Boolean> answers(
            YamlTree.Mapping top, String key, Class<E> type, Function<E, String> label)
            throws YamlFault {
        Map<E, Boolean> answers = new EnumMap<>(type);
        YamlTree value = top.get(key);
        if (value == null) {
            return answers;
        }
        if (value instanceof YamlTree.Mapping(int _, Map<String, YamlTree> entries)) {
            for (Map.Entry<String, YamlTree> entry : entries.entrySet()) {
                E name =
                        named(
                                new YamlTree.Scalar(entry.getValue().line(), entry.getKey()),
                                type,
                                label);
                answers.put(name, answer(entry.getValue()));
            }
            return answers;
        }
        for (E each : type.getEnumConstants()) {
            answers.put(each, false);
        }
        for (YamlTree item : value.asList()) {
            answers.put(named(item, type, label), true);
        }
        return answers;
    }

    private static boolean answer(YamlTree value) throws YamlFault {
        String text = value.asText();
        return switch (text) {
            case "true", "yes", "はい", "ある", "○" -> true;
            case "false", "no", "いいえ", "ない", "×" -> false;
            default ->
                    throw new YamlFault(
                            value.line(), "「" + text + "」は使えません。true か false を書いてください。");
        };
    }

    private static <E extends Enum<E>> E named(
            YamlTree value, Class<E> type, Function<E, String> label) throws YamlFault {
        String text = value.asText();
        Map<String, E> names = new LinkedHashMap<>();
        List<String> usable = new ArrayList<>();
        for (E each : type.getEnumConstants()) {
            names.put(each.name(), each);
            names.put(label.apply(each), each);
            usable.add(each.name() + "(" + label.apply(each) + ")");
        }
        E found = names.get(text);
        if (found == null) {
            throw new YamlFault(
                    value.line(),
                    "「" + text + "」は使えません。使えるのは " + String.join("、", usable) + " です。");
        }
        return found;
    }
}
