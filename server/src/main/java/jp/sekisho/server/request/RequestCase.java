// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.request;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.schema.tables.records.RequestRecord;
import jp.sekisho.server.database.schema.tables.records.RequestStepRecord;
import jp.sekisho.server.database.schema.tables.records.RequestValueRecord;

/// One request with everything that belongs to it.
///
/// @param row the request
/// @param unit its unit's name; empty for none
/// @param values what was asked, in order
/// @param steps who decides, in order
/// @param papers its files
record RequestCase(
        RequestRecord row,
        String unit,
        List<RequestValueRecord> values,
        List<RequestStepRecord> steps,
        List<Paper> papers) {

    RequestCase {
        values = List.copyOf(values);
        steps = List.copyOf(steps);
        papers = List.copyOf(papers);
    }

    /// A file of a request, without its content.
    record Paper(long id, String purpose, String name, String hash, long bytes) {}

    RequestState state() {
        return RequestState.valueOf(row.getState());
    }

    /// The step that is waited for.
    Optional<RequestStepRecord> waiting() {
        return state() == RequestState.ASKED
                ? steps.stream().filter(step -> step.getDecision().isEmpty()).findFirst()
                : Optional.empty();
    }

    /// What was asked, as it is stored.
    Map<String, String> contents() {
        Map<String, String> contents = new HashMap<>();
        values.forEach(value -> contents.put(value.getField(), value.getContent()));
        return contents;
    }

    boolean isOwn(Visit visit) {
        return row.getApplicantId().equals(visit.visitor().personId());
    }

    /// On what it rests that this person may decide the step that is waited for.
    Optional<Authority> authority(Visit visit, Approvers approvers) {
        Long person = visit.visitor().personId();
        return person == null
                ? Optional.empty()
                : waiting()
                        .flatMap(step ->
                                approvers.of(
                                        person,
                                        Role.valueOf(step.getRole()),
                                        row.getUnitId(),
                                        row.getApplicantId()));
    }

    /// A decision by a deputy that this person, as holder of the post, has not read yet.
    Optional<RequestStepRecord> unread(Visit visit, Approvers approvers) {
        return steps.stream()
                .filter(step -> step.getDecision().equals(Decision.SUBSTITUTED.name()))
                .filter(step -> step.getReadOn().isEmpty())
                .filter(step ->
                        approvers.holders(Role.valueOf(step.getRole()), row.getUnitId()).stream()
                                .anyMatch(post ->
                                        Long.valueOf(post.person())
                                                        .equals(visit.visitor().personId())
                                                && !step.getPersonId().equals(post.person())))
                .findFirst();
    }

    /// Whether this person may look at it.
    boolean isVisible(Visit visit, Approvers approvers) {
        return isOwn(visit)
                || visit.may(Permission.READ_REQUESTS, row.getUnitId())
                || mayRecord(visit)
                || authority(visit, approvers).isPresent()
                || unread(visit, approvers).isPresent()
                || steps.stream()
                        .anyMatch(step ->
                                step.getPersonId() != null
                                        && step.getPersonId().equals(visit.visitor().personId()));
    }

    boolean mayRecord(Visit visit) {
        return visit.may(Permission.RECORD_PAPER, row.getUnitId());
    }

    /// Whether its applicant, or whoever records paper for the unit, may change or withdraw it.
    boolean mayChange(Visit visit) {
        return state().isOpen() && (isOwn(visit) || mayRecord(visit));
    }

    /// Whether a file may be added: nobody has decided on what would change.
    boolean mayAttach(Visit visit) {
        return mayChange(visit)
                && (state() == RequestState.RETURNED
                        || steps.stream().allMatch(step -> step.getDecision().isEmpty()))
                && papers.size() < RequestFiles.MOST;
    }

    boolean mayRenew(Visit visit) {
        return state() == RequestState.APPROVED
                && row.getRowId() != null
                && (isOwn(visit) || mayRecord(visit));
    }
}
