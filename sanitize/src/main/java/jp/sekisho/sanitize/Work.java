// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The work on one file: its policy, its limits, and what the report will say.
public final class Work {

    /// Distinct places named in one report; further ones are counted under the last.
    private static final int MAX_PLACES = 500;

    private static final int MAX_LINKS = 500;
    private static final int MAX_SIGNATURES = 100;
    private static final int MAX_PLACE_LENGTH = 200;

    private final Sanitizer engine;
    private final Policy policy;
    private final List<String> passwords;
    private final Budget budget;
    private final String path;
    private final int depth;
    private final Map<Place, Integer> removed = new LinkedHashMap<>();
    private final Set<String> links = new LinkedHashSet<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final Set<Signature> signatures = new LinkedHashSet<>();
    private final List<Report> members = new ArrayList<>();

    private record Place(Feature what, String where) {}

    Work(
            Sanitizer engine,
            Policy policy,
            List<String> passwords,
            Budget budget,
            String path,
            int depth) {
        this.engine = engine;
        this.policy = policy;
        this.passwords = passwords;
        this.budget = budget;
        this.path = path;
        this.depth = depth;
    }

    /// Returns what the body has decided.
    public Policy policy() {
        return policy;
    }

    /// Returns when to give up.
    public Limits limits() {
        return policy.limits();
    }

    /// Returns whether pictures, fonts and links get the strict treatment.
    public boolean strict() {
        return policy.level() == Level.STRICT;
    }

    /// Returns passwords to try, in order.
    public List<String> passwords() {
        return passwords;
    }

    /// Notes that a construct goes.
    ///
    /// @param feature what
    /// @param where place inside the file
    /// @throws Refused where the policy holds files with it
    public void remove(Feature feature, String where) throws Refused {
        if (policy.handling(feature) == Handling.HOLD) {
            throw new Refused(Reason.POLICY_HOLDS_FEATURE, feature.label());
        }
        String shown = PlainText.oneLine(where, MAX_PLACE_LENGTH).strip();
        Place place = new Place(feature, shown.isEmpty() ? "-" : shown);
        if (removed.size() >= MAX_PLACES && !removed.containsKey(place)) {
            place = new Place(feature, "…");
        }
        removed.merge(place, 1, Integer::sum);
    }

    /// Asks whether a construct may stay.
    ///
    /// @param feature what
    /// @return whether the policy allows it
    public boolean allows(Feature feature) {
        return policy.handling(feature) == Handling.ALLOW;
    }

    /// Notes the target of a link that stays.
    ///
    /// @param target its address
    public void keepLink(String target) {
        if (links.size() < MAX_LINKS) {
            links.add(PlainText.oneLine(target, MAX_PLACE_LENGTH));
        }
    }

    /// Adds a remark for the reader of the report.
    ///
    /// @param remark one sentence in Japanese
    public void note(String remark) {
        notes.add(PlainText.oneLine(remark, MAX_PLACE_LENGTH));
    }

    /// Notes a digital signature that was looked at.
    ///
    /// @param signature what it said
    public void signature(Signature signature) {
        if (signatures.size() < MAX_SIGNATURES) {
            signatures.add(
                    new Signature(
                            PlainText.oneLine(signature.where(), MAX_PLACE_LENGTH),
                            signature.standing(),
                            PlainText.oneLine(signature.signer(), MAX_PLACE_LENGTH)));
        }
    }

    /// Counts bytes that were unpacked.
    ///
    /// @param packed bytes before
    /// @param unpacked bytes after
    /// @throws Refused where it is too much
    public void unpacked(long packed, long unpacked) throws Refused {
        budget.unpacked(packed, unpacked);
    }

    /// Counts one member of a container.
    ///
    /// @throws Refused where there are too many
    public void entry() throws Refused {
        budget.entry();
    }

    /// Ends the work when its time is over. Long loops call it.
    ///
    /// @throws Refused where the time is over
    public void checkTime() throws Refused {
        budget.checkTime();
    }

    /// Sends a file inside this one through the engine; its report becomes a member of this one's.
    ///
    /// @param name its name inside the container
    /// @param content its bytes
    /// @return what may be put in its place
    public Result member(String name, Content content) {
        return member(name, Optional.empty(), content);
    }

    /// Sends a file inside this one through the engine; its report becomes a member of this one's.
    ///
    /// @param name its name inside the container
    /// @param declared the media type that the container claims for it; only compared
    /// @param content its bytes
    /// @return what may be put in its place
    public Result member(String name, Optional<String> declared, Content content) {
        Result result = engine.process(name, declared, content, this, path + "/" + name, depth + 1);
        members.add(result.report());
        return result;
    }

    /// Rebuilds and verifies something that is part of this file rather than a member, such as a
    /// picture: what goes from it is reported under its place.
    ///
    /// @param where place of the part inside the file
    /// @param content its bytes
    /// @return what may be put in its place, or nothing where it cannot be made safe
    /// @throws Refused where the policy holds files with something that is in it
    public Optional<Format.Rebuilt> part(String where, Content content) throws Refused {
        Work inner = new Work(engine, policy, passwords, budget, path, depth + 1);
        Optional<Format.Rebuilt> rebuilt = engine.part(content, inner);
        if (rebuilt.isPresent()) {
            for (Removal removal : inner.removed()) {
                remove(removal.what(), where + ": " + removal.where());
            }
        }
        return rebuilt;
    }

    /// Whether a part is of a type that the engine rebuilds as a picture.
    ///
    /// @param content its bytes
    /// @return its type by content
    public FileType typeOf(Content content) {
        return engine.typeOf("", content);
    }

    Budget budget() {
        return budget;
    }

    List<Removal> removed() {
        return removed.entrySet().stream()
                .map(e -> new Removal(e.getKey().what(), e.getKey().where(), e.getValue()))
                .toList();
    }

    List<String> links() {
        return List.copyOf(links);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    List<Signature> signatures() {
        return List.copyOf(signatures);
    }

    List<Report> members() {
        return List.copyOf(members);
    }
}
