// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jp.sekisho.policy.Role;

/// Reads obligations; what a whole section shares stands once at its head.
final class ObligationReader {
    private static final Set<String> SECTION_KEYS =
            Set.of("section", "law", "certainty", "implied", "when", "threats", "obligations");
    private static final Set<String> OBLIGATION_KEYS =
            Set.of(
                    "id",
                    "title",
                    "do",
                    "done",
                    "law",
                    "leaves",
                    "role",
                    "cycle",
                    "evidence",
                    "check",
                    "when",
                    "inPolicy",
                    "named",
                    "implied",
                    "threats",
                    "certainty",
                    "replaces");

    private final Guideline guideline;

    ObligationReader(Guideline guideline) {
        this.guideline = guideline;
    }

    List<Obligation> read(YamlTree.Mapping top) throws YamlFault {
        top.allowOnly(Set.of("sections"));
        List<Obligation> all = new ArrayList<>();
        for (YamlTree each : top.list("sections")) {
            YamlTree.Mapping section = each.asMapping();
            section.allowOnly(SECTION_KEYS);
            for (YamlTree obligation : section.list("obligations")) {
                all.add(obligation(section, obligation.asMapping()));
            }
        }
        return all;
    }

    private Obligation obligation(YamlTree.Mapping section, YamlTree.Mapping own) throws YamlFault {
        own.allowOnly(OBLIGATION_KEYS);
        String sectionId = section.text("section", "");
        try {
            return new Obligation(
                    new ObligationId(own.text("id")),
                    own.text("title"),
                    own.text("do"),
                    own.text("done"),
                    law(section, own, sectionId),
                    sectionId,
                    leaves(own, sectionId),
                    CatalogueReader.constant(
                            own, "role", ResponsibleRole.class, ResponsibleRole.MANAGER),
                    cycles(own),
                    CatalogueReader.constant(
                            own, "evidence", EvidenceGrade.class, EvidenceGrade.DECLARED),
                    answer(own),
                    condition(section, own),
                    own.text("inPolicy", "true").equals("true"),
                    rules(own.list("named")),
                    rules(
                            own.get("implied") == null
                                    ? section.list("implied")
                                    : own.list("implied")),
                    threats(own.get("threats") == null ? section : own),
                    certainty(section, own),
                    own.texts("replaces").stream().map(ObligationId::new).toList());
        } catch (IllegalArgumentException e) {
            throw new YamlFault(own.line(), String.valueOf(e.getMessage()));
        }
    }

    private List<LawItemId> law(YamlTree.Mapping section, YamlTree.Mapping own, String sectionId)
            throws YamlFault {
        List<String> ids = own.get("law") == null ? section.texts("law") : own.texts("law");
        if (!ids.isEmpty() || own.get("law") != null) {
            return ids.stream().map(LawItemId::new).toList();
        }
        return guideline.sections().stream()
                .filter(s -> s.id().equals(sectionId))
                .flatMap(s -> s.law().stream())
                .toList();
    }

    private static List<String> leaves(YamlTree.Mapping own, String sectionId) throws YamlFault {
        return own.texts("leaves").stream()
                .map(leaf -> leaf.contains("-") ? leaf : sectionId + "-" + leaf)
                .toList();
    }

    private static Certainty certainty(YamlTree.Mapping section, YamlTree.Mapping own)
            throws YamlFault {
        return CatalogueReader.constant(
                own.get("certainty") == null ? section : own,
                "certainty",
                Certainty.class,
                Certainty.FROM_MEMORY);
    }

    private static Answer answer(YamlTree.Mapping own) throws YamlFault {
        String check = own.text("check", "manual");
        return check.equals("manual")
                ? new Answer.Manual()
                : new Answer.Checked(new CheckId(check));
    }

    private static Set<ThreatFamily> threats(YamlTree.Mapping from) throws YamlFault {
        Set<ThreatFamily> threats = EnumSet.noneOf(ThreatFamily.class);
        for (YamlTree item : from.list("threats")) {
            threats.add(item.asConstant(ThreatFamily.class));
        }
        return threats;
    }

    private static Condition condition(YamlTree.Mapping section, YamlTree.Mapping own)
            throws YamlFault {
        YamlTree general = section.get("when");
        YamlTree special = own.get("when");
        List<Condition> both = new ArrayList<>();
        if (general != null) {
            both.add(ConditionReader.read(general));
        }
        if (special != null) {
            both.add(ConditionReader.read(special));
        }
        return switch (both.size()) {
            case 0 -> new Condition.Always();
            case 1 -> both.getFirst();
            default -> new Condition.All(both);
        };
    }

    private static List<Cycle> cycles(YamlTree.Mapping own) throws YamlFault {
        List<Cycle> cycles = new ArrayList<>();
        for (YamlTree item : own.list("cycle")) {
            cycles.add(cycle(item));
        }
        return cycles.isEmpty() ? List.of(new Cycle.Standing()) : cycles;
    }

    private static Cycle cycle(YamlTree item) throws YamlFault {
        if (item instanceof YamlTree.Mapping mapping) {
            mapping.allowOnly(Set.of("event", "by", "before", "after", "days", "months"));
            if (mapping.get("event") != null) {
                return new Cycle.OnEvent(mapping.text("event"));
            }
            if (mapping.get("by") != null) {
                return new Cycle.OnceBy(CatalogueReader.date(mapping, "by"));
            }
            if (mapping.get("before") != null) {
                return new Cycle.BeforeExpiry(
                        mapping.text("before"), Integer.parseInt(mapping.text("days")));
            }
            if (mapping.get("after") != null) {
                return new Cycle.WithinDays(
                        mapping.text("after"), Integer.parseInt(mapping.text("days")));
            }
            return new Cycle.EveryMonths(Integer.parseInt(mapping.text("months")));
        }
        return switch (item.asText()) {
            case "standing" -> new Cycle.Standing();
            case "fiscal-year" -> new Cycle.EveryFiscalYear();
            case "yearly" -> new Cycle.EveryMonths(12);
            case "monthly" -> new Cycle.EveryMonths(1);
            default -> throw new YamlFault(item.line(), "「" + item.asText() + "」という周期はありません。");
        };
    }

    private static List<BindingRule> rules(List<YamlTree> items) throws YamlFault {
        List<BindingRule> rules = new ArrayList<>();
        for (YamlTree item : items) {
            if (item instanceof YamlTree.Mapping mapping) {
                mapping.allowOnly(Set.of("role", "caption", "text"));
                Set<Role> roles = CatalogueReader.roles(mapping.list("role"));
                List<List<String>> captions = GuidelineReader.groups(mapping.text("caption", ""));
                rules.add(
                        new BindingRule(
                                roles,
                                captions.isEmpty() ? List.of() : captions.getFirst(),
                                GuidelineReader.groups(mapping.text("text", ""))));
            } else {
                rules.add(
                        new BindingRule(
                                Set.of(), List.of(), GuidelineReader.groups(item.asText())));
            }
        }
        return rules;
    }
}
