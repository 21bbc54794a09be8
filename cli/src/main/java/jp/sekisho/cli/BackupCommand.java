// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import jp.sekisho.server.SekishoServer;
import jp.sekisho.server.backup.BackupResult;
import jp.sekisho.server.backup.Backups;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sekisho backup DIR`: each body in a folder of its own, signed, also while the server runs.
@Command(name = "backup", mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", descriptionKey = "backup.place")
    private Path folder = Path.of("");

    @Option(names = "--body", paramLabel = "BODY", defaultValue = "")
    private String body = "";

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "data")
    private String data = "";

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        try {
            return BackupResults.print(
                    SekishoServer.atConsole(
                            Map.of("sekisho.data", data), Backups.class, this::make),
                    "backupMade",
                    json);
        } catch (UncheckedIOException wrapped) {
            throw wrapped.getCause();
        }
    }

    private List<BackupResult> make(Backups backups) {
        try {
            return backups.make(folder, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
