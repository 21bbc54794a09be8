// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import jp.sekisho.ledger.note.MalformedNoteException;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.server.SekishoServer;
import jp.sekisho.server.backup.BackupResult;
import jp.sekisho.server.backup.Restores;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sekisho restore DIR`: puts a backup back, unless one byte of it is not as it was made.
@Command(name = "restore", mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", descriptionKey = "restore.place")
    private Path folder = Path.of("");

    @Option(names = "--against", paramLabel = "CHECKPOINT")
    private @Nullable List<Path> against;

    @Option(names = "--replace")
    private boolean replace;

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "data")
    private String data = "";

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        try {
            Restores.Demand demand = new Restores.Demand(notes(), replace);
            return BackupResults.print(
                    SekishoServer.atConsole(
                            Map.of("sekisho.data", data),
                            Restores.class,
                            restores -> restore(restores, demand)),
                    "backupRestored",
                    json);
        } catch (Unusable unusable) {
            System.err.println(unusable.getMessage());
            return 2;
        } catch (UncheckedIOException wrapped) {
            throw wrapped.getCause();
        }
    }

    private List<BackupResult> restore(Restores restores, Restores.Demand demand) {
        try {
            return restores.restore(folder, demand);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<SignedNote> notes() throws IOException, Unusable {
        List<SignedNote> notes = new ArrayList<>();
        for (Path file : against == null ? List.<Path>of() : against) {
            try (InputStream in = Files.newInputStream(file)) {
                notes.add(SignedNote.parse(in.readNBytes(SignedNote.MAX_BYTES + 1)));
            } catch (MalformedNoteException malformed) {
                throw new Unusable("ledger.badCheckpoint", file, malformed.flaw().name());
            }
        }
        return notes;
    }
}
