// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sekisho ledger …`: verifies the evidence ledger, offline.
@Command(name = "ledger", mixinStandardHelpOptions = true)
final class LedgerCommand {

    @Command(name = "verify", mixinStandardHelpOptions = true)
    int verify(
            @Parameters(paramLabel = "DIR|FILE", descriptionKey = "ledger.place") Path place,
            @Option(names = "--against", paramLabel = "CHECKPOINT") @Nullable List<Path> against,
            @Option(names = "--key", paramLabel = "K") @Nullable String key,
            @Option(names = "--witness", paramLabel = "K") @Nullable List<String> witnesses,
            @Option(names = "--quorum", paramLabel = "N", defaultValue = "-1") int quorum,
            @Option(names = "--rows", paramLabel = "FILE") @Nullable Path rows,
            @Option(names = "--json") boolean json)
            throws IOException {
        return said(() -> {
            if (LedgerFiles.isProof(place)) {
                return LedgerProofs.verify(place, key, json);
            }
            var trust = LedgerFiles.trust(key, orNone(against), orNone(witnesses), quorum);
            var live = LedgerFiles.rows(place, Optional.ofNullable(rows));
            var verdict = LedgerFiles.verify(place, trust, live);
            return LedgerVerdicts.print(verdict, json);
        });
    }

    @Command(name = "prove", mixinStandardHelpOptions = true)
    int prove(
            @Parameters(paramLabel = "ID", descriptionKey = "ledger.entry") String id,
            @Option(names = "--from", paramLabel = "DIR|FILE", required = true) Path export,
            @Option(names = "--json") boolean json)
            throws IOException {
        return said(() -> LedgerProofs.prove(id, export, json));
    }

    @Command(name = "checkpoint", mixinStandardHelpOptions = true)
    int checkpoint(
            @Option(names = "--from", paramLabel = "DIR|FILE", required = true) Path export,
            @Option(names = "--sign", paramLabel = "KEYFILE") @Nullable Path signingKey,
            @Option(names = "--key", paramLabel = "K") @Nullable String key,
            @Option(names = "--against", paramLabel = "CHECKPOINT") @Nullable List<Path> against,
            @Option(names = "--json") boolean json)
            throws IOException {
        return said(() -> {
            var trust = LedgerFiles.trust(key, orNone(against), List.of(), -1);
            return LedgerCheckpoints.show(export, Optional.ofNullable(signingKey), trust, json);
        });
    }

    @Command(name = "key", mixinStandardHelpOptions = true)
    int key(
            @Parameters(paramLabel = "NAME", descriptionKey = "ledger.keyName") String name,
            @Option(names = "--out", paramLabel = "KEYFILE", required = true) Path out,
            @Option(names = "--ledger") boolean ledger)
            throws IOException {
        return said(() -> LedgerCheckpoints.newKey(name, out, ledger));
    }

    private static <T> List<T> orNone(@Nullable List<T> given) {
        return given == null ? List.of() : given;
    }

    /// Runs a verb; says in one sentence why its input cannot be used.
    private static int said(Verb verb) throws IOException {
        try {
            return verb.run();
        } catch (Unusable unusable) {
            System.err.println(unusable.getMessage());
            return 2;
        }
    }

    /// What a verb does.
    private interface Verb {
        int run() throws IOException, Unusable;
    }
}
