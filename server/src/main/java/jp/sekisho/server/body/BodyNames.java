// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.body;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.ChangeListener;
import org.springframework.stereotype.Component;

/// The names of bodies, remembered: every page shows one and hardly anything changes it.
@Component
public final class BodyNames implements ChangeListener {

    /// So long a name that another process changed may still be shown.
    static final Duration REMEMBERED = Duration.ofMinutes(1);

    private record Known(String name, Instant until) {}

    private final Map<BodyKey, Known> names = new ConcurrentHashMap<>();
    private final Clock clock;

    BodyNames(Clock clock) {
        this.clock = clock;
    }

    /// Returns the body's name; its key while it has none.
    ///
    /// @param body its database
    public String of(BodyDatabase body) {
        Instant now = clock.instant();
        Known known = names.get(body.key());
        if (known == null || known.until().isBefore(now)) {
            known = new Known(BodyName.of(body), now.plus(REMEMBERED));
            names.put(body.key(), known);
        }
        return known.name();
    }

    @Override
    public void changed(BodyDatabase body, Actor actor) {
        names.remove(body.key());
    }
}
