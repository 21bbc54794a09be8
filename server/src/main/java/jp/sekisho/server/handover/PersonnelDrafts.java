// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.handover;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.access.AccountId;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.register.excel.Sheet;
import org.springframework.stereotype.Component;

/// Personnel lists between preview and decision, in memory only: a list of people leaves no trace
/// on a disk, and where the server stops meanwhile one chooses the file again.
@Component
final class PersonnelDrafts {

    /// Lists that wait at the same time, over all bodies.
    static final int MAX_DRAFTS = 8;

    /// How long one waits.
    static final Duration WAITS = Duration.ofHours(2);

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Draft> drafts = new LinkedHashMap<>();

    PersonnelDrafts(Clock clock) {
        this.clock = clock;
    }

    /// A list that waits.
    ///
    /// @param body whose
    /// @param account who sent it; nobody else sees it
    /// @param file the file's name
    /// @param sheet what was read from it
    /// @param day from which day on it holds
    /// @param whole whether it names everybody
    /// @param chosen items chosen for headings
    /// @param since since when it waits
    record Draft(
            BodyKey body,
            AccountId account,
            String file,
            Sheet sheet,
            LocalDate day,
            boolean whole,
            Map<String, String> chosen,
            Instant since) {
        Draft {
            chosen = Map.copyOf(chosen);
        }
    }

    synchronized String keep(Visit visit, String file, Sheet sheet, LocalDate day, boolean whole) {
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
                        file,
                        sheet,
                        day,
                        whole,
                        Map.of(),
                        clock.instant()));
        return name;
    }

    synchronized Optional<Draft> find(Visit visit, String token) {
        forget();
        return Optional.ofNullable(drafts.get(token))
                .filter(draft ->
                        draft.body().equals(visit.body().key())
                                && draft.account().equals(visit.visitor().account()));
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
                            draft.file(),
                            draft.sheet(),
                            draft.day(),
                            draft.whole(),
                            all,
                            draft.since());
                });
    }

    synchronized void drop(String token) {
        drafts.remove(token);
    }

    private void forget() {
        Instant oldest = clock.instant().minus(WAITS);
        drafts.values().removeIf(draft -> draft.since().isBefore(oldest));
    }
}
