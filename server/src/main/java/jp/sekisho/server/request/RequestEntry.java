// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.request;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.evidence.Change;
import org.jooq.UpdatableRecord;
import org.springframework.stereotype.Component;

/// Asks and decides within a change that another feature has under way, by the same rules as the
/// pages: who may decide, what is complete, what an approval does.
@Component
public final class RequestEntry {

    private final RequestKinds kinds;
    private final RequestDesk requests;
    private final DecisionDesk decisions;

    RequestEntry(RequestKinds kinds, RequestDesk requests, DecisionDesk decisions) {
        this.kinds = kinds;
        this.requests = requests;
        this.decisions = decisions;
    }

    /// Asks.
    ///
    /// @param change the change under way
    /// @param visit who asks, on which day
    /// @param kind the kind's address: service
    /// @param values what is asked, by the fields' names
    /// @param reason why
    /// @param from the first day
    /// @param until the last day
    /// @return the request's id
    /// @throws IllegalArgumentException where the request is not taken; says why
    public long ask(
            Change change,
            Visit visit,
            String kind,
            Map<String, String> values,
            String reason,
            LocalDate from,
            LocalDate until) {
        RequestKinds.Desk<?> desk =
                kinds.find(kind)
                        .orElseThrow(() -> new IllegalArgumentException("no such kind: " + kind));
        RequestDesk.Typed typed =
                new RequestDesk.Typed(values, reason, from.toString(), until.toString(), "");
        return done(ask(change, visit, desk, typed));
    }

    private <R extends UpdatableRecord<R>> RequestDesk.Outcome ask(
            Change change, Visit visit, RequestKinds.Desk<R> desk, RequestDesk.Typed typed) {
        return requests.ask(change, visit, desk, typed, Optional.empty());
    }

    /// Allows the step that is waited for.
    ///
    /// @param change the change under way
    /// @param visit who decides, on which day
    /// @param request which
    /// @param version the request's version as it was seen
    /// @param remark may be empty
    /// @throws IllegalArgumentException where this person may not decide; says why
    public void allow(Change change, Visit visit, long request, int version, String remark) {
        done(decisions.decide(change, visit, request, version, DecisionDesk.Verdict.ALLOW, remark));
    }

    private static long done(RequestDesk.Outcome outcome) {
        if (outcome instanceof RequestDesk.Outcome.Done(long id)) {
            return id;
        }
        throw new IllegalArgumentException("not taken: " + outcome);
    }
}
