// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads conditions: `{fact: OUTSOURCING}`, `{any: [{zone: LGWAN}, {not: {kind: [TOWN]}}]}`.
final class ConditionReader {

    private ConditionReader() {}

    static Condition read(YamlTree tree) throws YamlFault {
        YamlTree.Mapping mapping = tree.asMapping();
        mapping.allowOnly(
                Set.of("fact", "zone", "organ", "kind", "model", "exempt", "not", "any", "all"));
        List<Condition> parts = new ArrayList<>();
        for (Map.Entry<String, YamlTree> entry : mapping.entries().entrySet()) {
            parts.add(one(entry.getKey(), entry.getValue()));
        }
        return parts.size() == 1 ? parts.getFirst() : new Condition.All(parts);
    }

    private static Condition one(String key, YamlTree value) throws YamlFault {
        return switch (key) {
            case "fact" -> new Condition.FactHolds(value.asConstant(Fact.class));
            case "zone" -> new Condition.HasZone(value.asConstant(ZoneKind.class));
            case "organ" -> new Condition.HasOrgan(value.asConstant(OrganKind.class));
            case "kind" -> new Condition.KindIs(constants(value, BodyKind.class));
            case "model" -> new Condition.ModelIs(constants(value, NetworkModel.class));
            case "exempt" -> new Condition.Exempt();
            case "not" -> new Condition.Not(read(value));
            case "any" -> new Condition.Any(all(value));
            default -> new Condition.All(all(value));
        };
    }

    private static List<Condition> all(YamlTree value) throws YamlFault {
        List<Condition> conditions = new ArrayList<>();
        for (YamlTree item : value.asList()) {
            conditions.add(read(item));
        }
        return conditions;
    }

    private static <E extends Enum<E>> Set<E> constants(YamlTree value, Class<E> type)
            throws YamlFault {
        Set<E> constants = EnumSet.noneOf(type);
        for (YamlTree item : value.asList()) {
            constants.add(item.asConstant(type));
        }
        return constants;
    }
}
