// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.util.List;
import java.util.function.Consumer;
import jp.sekisho.separation.Difference;
import jp.sekisho.separation.Finding;
import jp.sekisho.separation.Proof;
import jp.sekisho.separation.Violation;
import jp.sekisho.separation.device.Coverage;
import jp.sekisho.separation.device.Line;
import jp.sekisho.separation.packet.Packet;
import jp.sekisho.separation.packet.Protocol;
import tools.jackson.core.JsonGenerator;

/// Writes a proof as the command line's JSON.
final class SeparationJson {

    private SeparationJson() {}

    static void write(JsonGenerator json, Proof proof) {
        json.writeStartObject();
        json.writeStringProperty("verdict", proof.verdict().name());
        json.writeStringProperty("asOf", proof.day().toString());
        array(json, "pairs", proof.pairs(), p -> pair(json, p));
        array(json, "toDevices", proof.toDevices(), p -> toDevice(json, p));
        array(json, "flows", proof.flows(), f -> flow(json, f));
        array(json, "exits", proof.exits(), e -> exit(json, e));
        array(json, "devices", proof.devices(), d -> device(json, d));
        array(json, "findings", proof.findings(), f -> finding(json, f));
        json.writeEndObject();
    }

    static void write(JsonGenerator json, Difference difference) {
        json.writeStartObject();
        array(json, "changes", difference.changes(), c -> change(json, c));
        array(json, "unknownLines", difference.unknownLines(), l -> line(json, l));
        json.writeEndObject();
    }

    private static void change(JsonGenerator json, Difference.Change change) {
        json.writeStartObject();
        json.writeStringProperty("from", change.from().value());
        json.writeStringProperty("to", change.to().value());
        json.writeStringProperty("change", change.opened() ? "OPENED" : "CLOSED");
        json.writeName("packet");
        packet(json, change.packet());
        json.writeBooleanProperty("spoofed", change.spoofed());
        array(json, "path", change.lines(), l -> line(json, l));
        flow(json, change.flow());
        json.writeEndObject();
    }

    private static void finding(JsonGenerator json, Finding finding) {
        json.writeStartObject();
        json.writeStringProperty("kind", finding.kind().name());
        json.writeName("line");
        line(json, finding.line());
        array(json, "because", finding.because(), l -> line(json, l));
        json.writeStringProperty("message", finding.message());
        json.writeEndObject();
    }

    private static <T> void array(
            JsonGenerator json, String name, List<T> items, Consumer<T> writer) {
        json.writeArrayPropertyStart(name);
        items.forEach(writer);
        json.writeEndArray();
    }

    private static void strings(JsonGenerator json, String name, List<String> items) {
        array(json, name, items, json::writeString);
    }

    private static void pair(JsonGenerator json, Proof.Pair pair) {
        json.writeStartObject();
        json.writeStringProperty("from", pair.from().value());
        json.writeStringProperty("to", pair.to().value());
        json.writeStringProperty("verdict", pair.verdict().name());
        array(json, "violations", pair.violations(), v -> violation(json, v));
        strings(json, "assumptions", pair.assumptions());
        array(json, "unknownLines", pair.unknownLines(), l -> line(json, l));
        array(json, "nonInitial", pair.nonInitial().stream().toList(), v -> violation(json, v));
        json.writeEndObject();
    }

    private static void violation(JsonGenerator json, Violation violation) {
        json.writeStartObject();
        json.writeName("packet");
        packet(json, violation.packet());
        json.writeBooleanProperty("spoofed", violation.spoofed());
        array(json, "path", violation.path(), l -> line(json, l));
        strings(json, "devices", violation.devices().stream().map(Object::toString).toList());
        json.writeStringProperty("why", violation.why());
        flow(json, violation.legalising());
        json.writeEndObject();
    }

    private static void flow(JsonGenerator json, Violation.SuggestedFlow flow) {
        json.writeObjectPropertyStart("legalisedBy");
        strings(json, "src", flow.source());
        strings(json, "dst", flow.destination());
        json.writeStringProperty("proto", flow.protocol());
        strings(json, "ports", flow.ports());
        json.writeEndObject();
    }

    private static void packet(JsonGenerator json, Packet packet) {
        json.writeStartObject();
        json.writeNumberProperty("family", packet.family());
        json.writeStringProperty("src", packet.source().toString());
        json.writeStringProperty("dst", packet.destination().toString());
        json.writeStringProperty("proto", Protocol.name(packet.protocol()));
        if (Protocol.hasPorts(packet.protocol())) {
            json.writeNumberProperty("sport", packet.sourcePort());
            json.writeNumberProperty("dport", packet.destinationPort());
        }
        if (Protocol.isIcmp(packet.protocol())) {
            json.writeNumberProperty("type", packet.sourcePort());
            json.writeNumberProperty("code", packet.destinationPort());
        }
        if (packet.protocol() == Protocol.TCP) {
            json.writeStringProperty("flags", packet.flagsText());
        }
        json.writeStringProperty("state", "new");
        json.writeStringProperty("text", packet.toString());
        json.writeEndObject();
    }

    private static void line(JsonGenerator json, Line line) {
        json.writeStartObject();
        json.writeStringProperty("device", line.device().value());
        json.writeStringProperty("file", line.file());
        json.writeNumberProperty("line", line.number());
        json.writeStringProperty("text", line.text());
        json.writeEndObject();
    }

    private static void toDevice(JsonGenerator json, Proof.DevicePair pair) {
        json.writeStartObject();
        json.writeStringProperty("from", pair.from().value());
        json.writeStringProperty("device", pair.to().value());
        json.writeStringProperty("verdict", pair.verdict().name());
        array(json, "violations", pair.violations(), v -> violation(json, v));
        array(json, "unknownLines", pair.unknownLines(), l -> line(json, l));
        json.writeEndObject();
    }

    private static void flow(JsonGenerator json, Proof.Flow flow) {
        json.writeStartObject();
        json.writeStringProperty("id", flow.id().value());
        array(json, "allowedBy", flow.allowedBy(), l -> line(json, l));
        json.writeName("problem");
        flow.problem().ifPresentOrElse(json::writeString, json::writeNull);
        json.writeEndObject();
    }

    private static void exit(JsonGenerator json, Proof.ExitAnswer exit) {
        json.writeStartObject();
        json.writeStringProperty("zone", exit.zone().value());
        strings(json, "via", exit.via().stream().map(Object::toString).toList());
        json.writeStringProperty("verdict", exit.verdict().name());
        array(json, "violations", exit.violations(), v -> violation(json, v));
        array(json, "unknownLines", exit.unknownLines(), l -> line(json, l));
        json.writeEndObject();
    }

    private static void device(JsonGenerator json, Proof.DeviceAnswer device) {
        json.writeStartObject();
        json.writeStringProperty("id", device.id().value());
        json.writeName("dialect");
        device.dialect().ifPresentOrElse(json::writeString, json::writeNull);
        json.writeName("asOf");
        device.asOf().ifPresentOrElse(d -> json.writeString(d.toString()), json::writeNull);
        if (device.coverage().isPresent()) {
            Coverage coverage = device.coverage().get();
            json.writeNumberProperty("lines", coverage.lines());
            json.writeNumberProperty("modelled", coverage.modelled());
            json.writeObjectPropertyStart("irrelevant");
            coverage.irrelevant().forEach(json::writeNumberProperty);
            json.writeEndObject();
        }
        array(json, "unknownLines", device.unknown(), l -> line(json, l));
        json.writeEndObject();
    }
}
