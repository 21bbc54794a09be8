// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.server.access.AccountId;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.page.Sentence;
import jp.sekisho.server.register.excel.Sheet;
import org.springframework.stereotype.Component;

/// Workbooks between preview and import. They are in memory only: an inherited sheet leaves no
/// trace on a disk, and where the server stops meanwhile one chooses the file again.
@Component
final class ImportDrafts {

    /// Workbooks that wait at the same time, over all bodies.
    static final int MAX_DRAFTS = 8;

    /// How long one waits.
    static final Duration WAITS = Duration.ofHours(2);

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Draft> drafts = new LinkedHashMap<>();

    ImportDrafts(Clock clock) {
        this.clock = clock;
    }

    /// A workbook that waits.
    ///
    /// @param body whose
    /// @param account who sent it; nobody else sees it
    /// @param register for which register
    /// @param file the file's name
    /// @param sheets what was read from it
    /// @param chosen fields chosen for headings; empty text for notes
    /// @param since since when
    /// @param ended what came of it; nothing while it waits
    record Draft(
            BodyKey body,
            AccountId account,
            String register,
            String file,
            List<Sheet> sheets,
            Map<String, String> chosen,
            Instant since,
            Optional<Sentence> ended) {

        Draft {
            sheets = List.copyOf(sheets);
            chosen = Map.copyOf(chosen);
        }

        /// Returns how many rows of its sheets have something in them.
        int rows() {
            return sheets.stream().mapToInt(sheet -> sheet.rows().size()).sum();
        }
    }

    synchronized String keep(Visit visit, String register, String file, List<Sheet> sheets) {
        forget();
        while (drafts.size() >= MAX_DRAFTS) {
            drafts.remove(drafts.keySet().iterator().next());
        }
        byte[] token = new byte[16];
        random.nextBytes(token);
        String name = HexFormat.of().formatHex(token);
        drafts.put(
                name,
                new Draft(
                        visit.body().key(),
                        visit.visitor().account(),
                        register,
                        file,
                        sheets,
                        Map.of(),
                        clock.instant(),
                        Optional.empty()));
        return name;
    }

    synchronized Optional<Draft> find(Visit visit, String register, String token) {
        forget();
        return Optional.ofNullable(drafts.get(token))
                .filter(draft ->
                        draft.body().equals(visit.body().key())
                                && draft.account().equals(visit.visitor().account())
                                && draft.register().equals(register));
    }

    synchronized void choose(String token, Map<String, String> chosen) {
        drafts.computeIfPresent(
                token,
                (_, draft) -> {
                    Map<String, String> all = new HashMap<>(draft.chosen());
                    all.putAll(chosen);
                    return new Draft(
                            draft.body(),
                            draft.account(),
                            draft.register(),
                            draft.file(),
                            draft.sheets(),
                            all,
                            draft.since(),
                            draft.ended());
                });
    }

    /// Keeps what came of a workbook instead of the workbook, so that whoever sends the same form
    /// twice reads the same sentence.
    synchronized void end(String token, Sentence said) {
        drafts.computeIfPresent(
                token,
                (_, draft) ->
                        new Draft(
                                draft.body(),
                                draft.account(),
                                draft.register(),
                                draft.file(),
                                List.of(),
                                Map.of(),
                                draft.since(),
                                Optional.of(said)));
    }

    /// Returns the names of the workbooks that are still here.
    synchronized Set<String> tokens() {
        forget();
        return Set.copyOf(drafts.keySet());
    }

    private void forget() {
        Instant oldest = clock.instant().minus(WAITS);
        drafts.values().removeIf(draft -> draft.since().isBefore(oldest));
    }
}
