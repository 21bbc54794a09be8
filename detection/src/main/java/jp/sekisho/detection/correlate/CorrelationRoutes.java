// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.correlate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.detection.sigma.Correlation;

/// Divides correlations into what can be decided apart, so that many machines can share them.
///
/// Correlations that refer to each other stay together (a *cluster*); a correlation that stands
/// alone is divided further by its groups. Which cluster it is follows from its content only: a
/// correlation that was changed is another one and begins anew.
public final class CorrelationRoutes {

    /// Where a match goes.
    ///
    /// @param cluster names the correlations that want it
    /// @param key matches with different keys have nothing to do with each other
    public record Route(String cluster, String key) {}

    private final Map<String, List<Correlation>> clusters = new LinkedHashMap<>();
    private final Map<String, List<String>> clustersOfRule = new HashMap<>();

    /// Divides.
    ///
    /// @param correlations each after those that it refers to
    public CorrelationRoutes(List<Correlation> correlations) {
        for (List<Correlation> members : connected(correlations)) {
            String name = hash(members.toString());
            clusters.put(name, List.copyOf(members));
            for (Correlation member : members) {
                for (String rule : member.rules()) {
                    List<String> names =
                            clustersOfRule.computeIfAbsent(rule, _ -> new ArrayList<>());
                    if (!names.contains(name)) {
                        names.add(name);
                    }
                }
            }
        }
    }

    private static List<List<Correlation>> connected(List<Correlation> correlations) {
        List<List<Correlation>> parts = new ArrayList<>();
        for (Correlation correlation : correlations) {
            List<Correlation> joined = new ArrayList<>();
            List<List<Correlation>> apart = new ArrayList<>();
            for (List<Correlation> part : parts) {
                boolean refers =
                        part.stream()
                                .anyMatch(c ->
                                        correlation.rules().contains(c.id().value())
                                                || correlation.rules().contains(c.name()));
                if (refers) {
                    joined.addAll(part);
                } else {
                    apart.add(part);
                }
            }
            joined.add(correlation);
            apart.add(joined);
            parts = apart;
        }
        return parts;
    }

    /// Says where a match goes.
    ///
    /// @param occurrence of a wanted rule
    /// @return one route for each cluster that wants it; none for a cluster whose group's field it
    ///   lacks
    public List<Route> of(Occurrence occurrence) {
        List<Route> routes = new ArrayList<>();
        for (String name : clustersOfRule.getOrDefault(occurrence.rule(), List.of())) {
            List<Correlation> members = clusters.getOrDefault(name, List.of());
            if (members.size() > 1) {
                routes.add(new Route(name, name));
                continue;
            }
            Optional<List<String>> group = CorrelationState.key(members.getFirst(), occurrence);
            if (group.isPresent()) {
                routes.add(new Route(name, hash(name + group.get())));
            }
        }
        return routes;
    }

    /// Returns the correlations of a cluster.
    ///
    /// @param cluster its name
    /// @return in an order that a [Correlator] takes; none where the cluster is not known
    public List<Correlation> correlations(String cluster) {
        return clusters.getOrDefault(cluster, List.of());
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
