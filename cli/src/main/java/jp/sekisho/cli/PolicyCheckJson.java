// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.util.List;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.Clause;
import jp.sekisho.policy.ClauseId;
import jp.sekisho.policy.catalogue.Applicability;
import jp.sekisho.policy.catalogue.BoundObligation;
import jp.sekisho.policy.catalogue.Cycle;
import jp.sekisho.policy.catalogue.Obligation;
import jp.sekisho.policy.catalogue.PolicyCheck;
import jp.sekisho.policy.rendering.ClausePlaces;
import tools.jackson.core.JsonGenerator;

/// The JSON of `policy check`. Fields may be added, not renamed.
final class PolicyCheckJson {
    private final JsonGenerator json;
    private final ClausePlaces places;

    private PolicyCheckJson(JsonGenerator json, ClausePlaces places) {
        this.json = json;
        this.places = places;
    }

    static void write(
            JsonGenerator json, BasicPolicy policy, PolicyCheck check, ClausePlaces places) {
        new PolicyCheckJson(json, places).write(policy, check);
    }

    private void write(BasicPolicy policy, PolicyCheck check) {
        json.writeStartObject();
        json.writeStringProperty("title", policy.title());
        json.writeStringProperty("catalogue", check.binding().catalogue().version());
        json.writeArrayPropertyStart("obligations");
        check.binding().obligations().forEach(this::obligation);
        json.writeEndArray();
        gaps(check);
        json.writeArrayPropertyStart("unmatched");
        for (Clause clause : check.binding().unmatched()) {
            json.writeStartObject();
            json.writeStringProperty("clause", clause.id().value());
            json.writeStringProperty("place", places.of(clause.id()));
            json.writeStringProperty("text", clause.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        organs(check);
        measures(check);
        headings(check);
        strings("assumptions", check.assumptions());
        json.writeEndObject();
    }

    private void gaps(PolicyCheck check) {
        json.writeArrayPropertyStart("gaps");
        for (PolicyCheck.Gap gap : check.gaps()) {
            json.writeStartObject();
            json.writeStringProperty("kind", gap.kind().word());
            json.writeStringProperty("id", gap.id());
            json.writeStringProperty("law", gap.law());
            json.writeStringProperty("message", gap.message());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void obligation(BoundObligation bound) {
        Obligation obligation = bound.obligation();
        json.writeStartObject();
        json.writeStringProperty("id", obligation.id().value());
        json.writeStringProperty("title", obligation.title());
        strings("law", obligation.law().stream().map(id -> id.value()).toList());
        json.writeStringProperty("guideline", obligation.section());
        clauses(bound.clauses());
        json.writeStringProperty("status", bound.standing().word());
        json.writeStringProperty("role", obligation.role().name());
        strings("cycle", obligation.cycles().stream().map(Cycle::label).toList());
        json.writeStringProperty("evidence", obligation.evidence().name());
        json.writeStringProperty("certainty", obligation.certainty().name());
        switch (bound.applicability()) {
            case Applicability.Applies _ -> {}
            case Applicability.DoesNotApply(String grounds) ->
                    json.writeStringProperty("grounds", grounds);
            case Applicability.Undecided(String question) ->
                    json.writeStringProperty("question", question);
        }
        json.writeEndObject();
    }

    private void organs(PolicyCheck check) {
        json.writeArrayPropertyStart("organs");
        for (PolicyCheck.OrganAnswer answer : check.organs()) {
            json.writeStartObject();
            json.writeStringProperty("organ", answer.organ().name());
            json.writeStringProperty("coverage", answer.coverage().word());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void measures(PolicyCheck check) {
        json.writeArrayPropertyStart("measures");
        for (PolicyCheck.MeasureAnswer answer : check.measures()) {
            json.writeStartObject();
            json.writeStringProperty("law", answer.item().id().value());
            json.writeStringProperty("title", answer.item().title());
            json.writeStringProperty("inForce", answer.item().inForce().toString());
            json.writeStringProperty("coverage", answer.coverage().word());
            clauses(answer.clauses());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void headings(PolicyCheck check) {
        json.writeArrayPropertyStart("headings");
        for (PolicyCheck.HeadingAnswer answer : check.headings()) {
            json.writeStartObject();
            json.writeNumberProperty("number", answer.heading().number());
            json.writeStringProperty("title", answer.heading().title());
            json.writeStringProperty("coverage", answer.coverage().word());
            clauses(answer.clauses());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void clauses(List<ClauseId> clauses) {
        strings("clauses", clauses.stream().map(ClauseId::value).toList());
        strings("places", clauses.stream().map(places::of).toList());
    }

    private void strings(String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(value -> json.writeString(value));
        json.writeEndArray();
    }
}
