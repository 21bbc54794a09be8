// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.policy.catalogue.BodyKind;
import jp.sekisho.policy.catalogue.NetworkModel;
import jp.sekisho.policy.catalogue.ZoneKind;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Choice;
import jp.sekisho.server.page.FormField.Kind;
import org.springframework.stereotype.Component;

/// Zones and network model, and who runs them.
@Component
final class NetworkForm implements StepForm {

    static final String NONE = "none";
    static final String OWN = "own";
    static final String CARRIED = "carried";
    private static final String CARRIER = "carrier";
    private static final String MODEL = "model";
    private static final String OWN_ZONES = "own-zones";
    private static final int MOST_OWN_ZONES = 20;

    private static final List<Choice> WHO =
            List.of(
                    new Choice(NONE, "ない・使っていない"),
                    new Choice(OWN, "自団体で持つ"),
                    new Choice(CARRIED, "他の団体のものを使う"));

    /// A zone.
    ///
    /// @param kind one of the guideline's three, or nothing for one of the body's own
    /// @param name its name
    /// @param carriedBy who runs it; empty for this body
    record Zone(Optional<ZoneKind> kind, String name, String carriedBy) {}

    @Override
    public Step step() {
        return Step.NETWORK;
    }

    @Override
    public String lead() {
        return "網の領域(三層)と、だれがそれを持っているかです。構成市や県の網を借りている団体は「他の団体のものを使う」にします。";
    }

    @Override
    public Map<String, String> proposal(Sofar sofar) {
        Map<String, String> proposal = new HashMap<>();
        boolean union = isUnion(sofar);
        boolean any = false;
        for (ZoneKind zone : ZoneKind.values()) {
            boolean named = sofar.speaksOf(zone.label());
            // A union seldom uses numbers itself; most of its network is a member's.
            boolean has = named && !(union && zone == ZoneKind.MY_NUMBER);
            any |= has;
            proposal.put(zone.name(), has ? union ? CARRIED : OWN : NONE);
        }
        if (sofar.policy().isPresent() && !any) {
            proposal.put(MODEL, NetworkModel.NONE.name());
        }
        return proposal;
    }

    private static boolean isUnion(Sofar sofar) {
        return BodyForm.kindOf(sofar).map(BodyKind::isUnion).orElse(false);
    }

    @Override
    public List<String> reasons(Sofar sofar) {
        List<String> reasons = new ArrayList<>();
        for (ZoneKind zone : ZoneKind.values()) {
            if (sofar.speaksOf(zone.label())) {
                reasons.add("方針の対策に「" + zone.label() + "」が出てきます。");
            }
        }
        if (isUnion(sofar) && !reasons.isEmpty()) {
            reasons.add("組合では構成市町村の網を借りることが多いので、「他の団体のものを使う」としています。自団体で持つときは直してください。");
        }
        return reasons;
    }

    @Override
    public List<Group> groups(Sofar sofar, Typed typed) {
        List<FormField> zones = new ArrayList<>();
        for (ZoneKind zone : ZoneKind.values()) {
            zones.add(
                    FormField.of(zone.name(), zone.label(), Kind.CHOICE)
                            .choosing(WHO)
                            .with(typed.text(zone.name())));
        }
        zones.add(
                FormField.of(CARRIER, "網を持つ団体", Kind.TEXT)
                        .hinted("「他の団体のものを使う」のとき。例: 里川市")
                        .with(typed.text(CARRIER)));
        List<Choice> models = new ArrayList<>(List.of(new Choice("", "まだ分からない")));
        Arrays.stream(NetworkModel.values())
                .forEach(model -> models.add(new Choice(model.name(), model.label())));
        return List.of(
                Group.of(zones),
                Group.of(
                        List.of(
                                FormField.of(MODEL, "三層の対策のモデル", Kind.CHOICE)
                                        .hinted("端末がLGWAN接続系にあればα、インターネット接続系にあればβです。")
                                        .choosing(models)
                                        .with(typed.text(MODEL)),
                                FormField.of(OWN_ZONES, "そのほかの領域", Kind.LONG_TEXT)
                                        .hinted("一行に一つ。例: 学習系")
                                        .with(typed.text(OWN_ZONES)))));
    }

    @Override
    public Map<String, String> problems(Sofar sofar, Typed typed) {
        Map<String, String> problems = new HashMap<>();
        boolean carried = false;
        for (ZoneKind zone : ZoneKind.values()) {
            String who = typed.text(zone.name());
            carried |= who.equals(CARRIED);
            if (WHO.stream().noneMatch(choice -> choice.value().equals(who))) {
                problems.put(zone.name(), "どれかを選んでください。");
            }
        }
        BodyForm.put(
                problems,
                CARRIER,
                typed.lineProblem(CARRIER, carried ? "網を持つ団体の名前を入れてください(例: 里川市)。" : ""));
        List<String> own = typed.lines(OWN_ZONES);
        if (own.size() > MOST_OWN_ZONES
                || own.stream().anyMatch(name -> name.length() > Typed.LONGEST_LINE)) {
            problems.put(
                    OWN_ZONES, MOST_OWN_ZONES + "行まで、一行" + Typed.LONGEST_LINE + "文字までにしてください。");
        }
        return problems;
    }

    @Override
    public List<String> summary(Sofar sofar, Typed typed) {
        List<String> summary = new ArrayList<>();
        for (Zone zone : zones(typed)) {
            summary.add(
                    zone.name() + (zone.carriedBy().isEmpty() ? "" : "(" + zone.carriedBy() + ")"));
        }
        summary.add("モデル: " + model(typed).map(NetworkModel::label).orElse("まだ分からない"));
        return summary;
    }

    static List<Zone> zones(Typed typed) {
        List<Zone> zones = new ArrayList<>();
        for (ZoneKind kind : ZoneKind.values()) {
            String who = typed.text(kind.name());
            if (who.equals(OWN) || who.equals(CARRIED)) {
                zones.add(
                        new Zone(
                                Optional.of(kind),
                                kind.label(),
                                who.equals(CARRIED) ? typed.text(CARRIER) : ""));
            }
        }
        typed.lines(OWN_ZONES).forEach(name -> zones.add(new Zone(Optional.empty(), name, "")));
        return zones;
    }

    /// The body that runs zones for this one; empty for none.
    static String carrier(Typed typed) {
        return zones(typed).stream().anyMatch(zone -> !zone.carriedBy().isEmpty())
                ? typed.text(CARRIER)
                : "";
    }

    static Optional<NetworkModel> model(Typed typed) {
        return Arrays.stream(NetworkModel.values())
                .filter(model -> model.name().equals(typed.text(MODEL)))
                .findFirst();
    }
}
