// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.body.BodyName;
import jp.sekisho.server.body.BodyStore;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import org.springframework.stereotype.Component;

/// What the console does about setting up bodies: it issues the codes that open the first-run
/// wizard.
@Component
public final class SetupDesk {

    private final BodyDatabases databases;
    private final Drafts drafts;
    private final SecureRandom random = new SecureRandom();

    SetupDesk(BodyDatabases databases, Drafts drafts) {
        this.databases = databases;
        this.drafts = drafts;
    }

    /// What came of asking for a code.
    public sealed interface Issued {

        /// A code that opens the wizard until the body is set up or another code is issued.
        ///
        /// @param code shown this once
        /// @param again whether the draft was there already; what was entered is kept
        record Code(String code, boolean again) implements Issued {}

        /// No code.
        ///
        /// @param message one sentence for people
        record Refused(String message) implements Issued {}
    }

    /// A body of this server.
    ///
    /// @param key its short name
    /// @param name its name; empty while it is being set up
    public record Listed(String key, String name) {}

    /// Issues a code for a new body.
    ///
    /// @param typedKey the body's short name
    public Issued add(String typedKey) {
        Optional<BodyKey> key = BodyKey.tryParse(typedKey);
        if (key.isEmpty() || BodyForm.RESERVED.contains(typedKey)) {
            return new Issued.Refused(
                    "「"
                            + typedKey
                            + "」は団体の短い名前に使えません。半角の英小文字で始め、英小文字・数字・ハイフンで2〜31文字にしてください(例: yamadori)。");
        }
        if (databases.find(key.get()).map(SetupDesk::isOpen).orElse(false)) {
            return new Issued.Refused("団体「" + typedKey + "」はもうあります。ほかの短い名前にしてください。");
        }
        return issue(key.get(), key);
    }

    /// Issues a code for the first body where the server has none and nobody asked for one by name.
    public Optional<String> first() {
        boolean byName = drafts.all().stream().anyMatch(draft -> draft.key().isPresent());
        if (byName || databases.bodies().stream().anyMatch(this::isOpen)) {
            return Optional.empty();
        }
        return issue(Draft.FIRST, Optional.empty()) instanceof Issued.Code(String code, boolean _)
                ? Optional.of(code)
                : Optional.empty();
    }

    private Issued issue(BodyKey id, Optional<BodyKey> key) {
        SetupCode code = SetupCode.fresh(random);
        Optional<Draft> known = drafts.find(id);
        drafts.save(
                known.map(draft -> draft.withCode(code))
                        .orElseGet(() -> new Draft(id, key, code.mark(), Map.of())));
        return new Issued.Code(code.value(), known.isPresent());
    }

    /// Returns the bodies of this server, those being set up included.
    public List<Listed> list() {
        List<Listed> open =
                databases.bodies().stream()
                        .flatMap(key -> databases.find(key).stream())
                        .filter(SetupDesk::isOpen)
                        .map(body -> new Listed(body.key().value(), BodyName.of(body)))
                        .toList();
        List<Listed> waiting =
                drafts.all().stream().map(draft -> new Listed(draft.id().value(), "")).toList();
        return java.util.stream.Stream.concat(open.stream(), waiting.stream()).toList();
    }

    private boolean isOpen(BodyKey key) {
        return databases.find(key).map(SetupDesk::isOpen).orElse(false);
    }

    /// Tells whether a body was set up: a database alone is none.
    static boolean isOpen(BodyDatabase body) {
        return body.read(BodyStore::name).isPresent();
    }
}
