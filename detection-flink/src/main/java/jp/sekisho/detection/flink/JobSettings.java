// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.flink;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where the job reads and writes, and how long it waits.
///
/// @param kafka client properties: `bootstrap.servers`, and how to log in
/// @param events the topic of events
/// @param control the topic of rules and plan; one partition
/// @param alerts the topic that gets alerts
/// @param notices the topic that gets what could not be honoured
/// @param lateness how long after its time an event may come; correlations wait so long
/// @param checkpoints how often the job makes itself safe; alerts become visible as often
/// @param bounded whether the job ends where the topics end now, for reading logs again
record JobSettings(
        HashMap<String, String> kafka,
        String events,
        String control,
        String alerts,
        String notices,
        Duration lateness,
        Duration checkpoints,
        boolean bounded) {

    /// What may stand on the command line.
    static final String USAGE =
            """
            --bootstrap HOST:PORT[,…] [--events sekisho-events] [--control sekisho-control]
            [--alerts sekisho-alerts] [--notices sekisho-notices] [--lateness PT5M]
            [--checkpoints PT10S] [--bounded] [--kafka NAME=VALUE …]\
            """;

    /// Reads the command line.
    ///
    /// @throws IllegalArgumentException with one Japanese sentence where it cannot be used
    static JobSettings parse(List<String> args) {
        Map<String, String> given = new HashMap<>();
        HashMap<String, String> kafka = new HashMap<>();
        boolean bounded = false;
        for (int i = 0; i < args.size(); i++) {
            String name = args.get(i);
            if (name.equals("--bounded")) {
                bounded = true;
                continue;
            }
            if (!name.startsWith("--") || i + 1 == args.size()) {
                throw new IllegalArgumentException("引数「" + name + "」が分かりません。\n" + USAGE);
            }
            String value = args.get(++i);
            if (name.equals("--kafka") && value.indexOf('=') > 0) {
                int equals = value.indexOf('=');
                kafka.put(value.substring(0, equals), value.substring(equals + 1));
            } else {
                given.put(name, value);
            }
        }
        String servers = given.remove("--bootstrap");
        if (servers == null) {
            throw new IllegalArgumentException("--bootstrap に Kafka の場所を指定してください。\n" + USAGE);
        }
        kafka.put("bootstrap.servers", servers);
        JobSettings settings =
                new JobSettings(
                        kafka,
                        take(given, "--events", "sekisho-events"),
                        take(given, "--control", "sekisho-control"),
                        take(given, "--alerts", "sekisho-alerts"),
                        take(given, "--notices", "sekisho-notices"),
                        duration(given, "--lateness", "PT5M"),
                        duration(given, "--checkpoints", "PT10S"),
                        bounded);
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("引数 " + given.keySet() + " が分かりません。\n" + USAGE);
        }
        return settings;
    }

    private static String take(Map<String, String> given, String name, String otherwise) {
        String value = given.remove(name);
        return value == null ? otherwise : value;
    }

    private static Duration duration(Map<String, String> given, String name, String otherwise) {
        String text = take(given, name, otherwise);
        try {
            Duration duration = Duration.parse(text);
            if (duration.isPositive()) {
                return duration;
            }
        } catch (DateTimeException e) {
            // Said below, together with what is not positive.
        }
        throw new IllegalArgumentException(
                name + " の「" + text + "」は長さではありません。PT5M(5分)のように書いてください。");
    }
}
