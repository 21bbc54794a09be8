// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.Clause;
import jp.sekisho.policy.comparison.ChangeKind;
import jp.sekisho.policy.comparison.ClauseChange;
import jp.sekisho.policy.comparison.PolicyComparison;
import jp.sekisho.policy.rendering.ClausePlaces;
import jp.sekisho.server.page.JapaneseDate;

/// The paper that goes round for decision (起案文), A4, with a box for each seal (決裁欄). What is not
/// decided yet is a blank to be filled by hand.
///
/// @param subject 件名
/// @param number 文書番号; empty for a blank
/// @param proposedOn 起案日
/// @param decidedOn 決裁日; empty for a blank
/// @param enforcedOn 施行日, planned or decided; empty for a blank
/// @param proposer 起案者
/// @param seals captions of the boxes, the one who decides first
/// @param consulted captions of the boxes of those consulted (合議)
/// @param request the sentence that asks
/// @param items numbered below 記
record DraftPaper(
        String subject,
        String number,
        String proposedOn,
        String decidedOn,
        String enforcedOn,
        String proposer,
        List<String> seals,
        List<String> consulted,
        String request,
        List<Item> items) {

    /// Places named for each kind of change; the comparison table has them all.
    private static final int PLACES = 12;

    DraftPaper {
        seals = List.copyOf(seals);
        consulted = List.copyOf(consulted);
        items = List.copyOf(items);
    }

    /// A numbered item.
    ///
    /// @param title what it is about
    /// @param lines what it says
    record Item(String title, List<String> lines) {
        Item {
            lines = List.copyOf(lines);
        }
    }

    /// Writes the paper for an edition that was proposed.
    ///
    /// @param edition which edition
    /// @param proposal what was proposed
    /// @param text its text
    /// @param before the text of the edition before, where there is one
    static DraftPaper of(
            Edition edition, Proposal proposal, BasicPolicy text, Optional<BasicPolicy> before) {
        boolean first = before.isEmpty();
        Optional<LocalDate> enforced = edition.enforcedOn().or(proposal::plannedOn);
        String verb = first ? "定め" : "改め";
        String noun = first ? "制定" : "改定";
        String from = enforced.map(on -> new JapaneseDate(on).text() + "から施行して").orElse("施行して");
        return new DraftPaper(
                "「" + edition.title() + "」の" + noun + "について(伺い)",
                edition.decision().map(Decision::documentNumber).orElse(""),
                new JapaneseDate(proposal.proposedOn()).text(),
                edition.decision().map(d -> new JapaneseDate(d.decidedOn()).text()).orElse(""),
                enforced.map(on -> new JapaneseDate(on).text()).orElse(""),
                proposal.proposer(),
                proposal.sealColumns(),
                proposal.consultColumns(),
                "このことについて、別紙のとおり" + verb + "、" + from + "よろしいか伺います。",
                items(edition, proposal, noun, enforced, changes(text, before)));
    }

    private static List<Item> items(
            Edition edition,
            Proposal proposal,
            String noun,
            Optional<LocalDate> enforced,
            List<String> changes) {
        List<Item> items = new ArrayList<>();
        items.add(new Item(noun + "の理由", proposal.reason().lines().toList()));
        items.add(new Item("主な内容", changes));
        items.add(
                new Item(
                        "施行日",
                        List.of(
                                enforced.map(on -> new JapaneseDate(on).text())
                                        .orElse("令和　　年　　月　　日"))));
        items.add(new Item("根拠", List.of(grounds(edition.kind()))));
        if (!proposal.organs().isEmpty()) {
            items.add(new Item("定める機関", List.of(proposal.organs() + "(それぞれの機関の決定による。)")));
        }
        items.add(new Item("公表", List.of(publication(edition.kind()))));
        items.add(
                new Item(
                        "添付",
                        edition.number() == 1
                                ? List.of("別紙 「" + edition.title() + "」(案)")
                                : List.of("別紙1 「" + edition.title() + "」(案)", "別紙2 新旧対照表")));
        return items;
    }

    private static String grounds(DocumentKind kind) {
        return switch (kind) {
            case BASIC_POLICY -> "地方自治法第244条の6第1項";
            case STANDARD -> "情報セキュリティ基本方針のうち、対策基準の策定の定め";
            case PROCEDURE -> "情報セキュリティ基本方針及び対策基準のうち、実施手順の策定の定め";
        };
    }

    private static String publication(DocumentKind kind) {
        return switch (kind) {
            case BASIC_POLICY -> "決裁の後、遅滞なく公式サイトで公表する(地方自治法第244条の6第2項)。";
            case STANDARD -> "職員等に周知する。";
            case PROCEDURE -> "公表しない。手順に関わる職員等に周知する。";
        };
    }

    private static List<String> changes(BasicPolicy text, Optional<BasicPolicy> before) {
        if (before.isEmpty()) {
            return List.of("新しく定めるもので、本文は" + text.allClauses().count() + "条項です。");
        }
        PolicyComparison comparison = PolicyComparison.between(before.get(), text);
        ClausePlaces fresh = ClausePlaces.of(text);
        ClausePlaces old = ClausePlaces.of(before.get());
        Map<ChangeKind, List<String>> places = new EnumMap<>(ChangeKind.class);
        for (ClauseChange change : comparison.differences()) {
            String place =
                    change.newer().isEmpty()
                            ? "旧" + named(old, change.older().getFirst())
                            : named(fresh, change.newer().getFirst());
            change.kinds()
                    .forEach(kind ->
                            places.computeIfAbsent(kind, _ -> new ArrayList<>()).add(place));
        }
        if (places.isEmpty()) {
            return List.of("条文に違いはありません。");
        }
        return places.entrySet().stream()
                .map(kind -> line(kind.getKey(), kind.getValue()))
                .toList();
    }

    private static String named(ClausePlaces places, Clause clause) {
        String place = places.of(clause.id());
        return clause.heading().isEmpty() || place.contains(clause.heading())
                ? place
                : place + " " + clause.heading();
    }

    private static String line(ChangeKind kind, List<String> places) {
        String named = String.join("、", places.subList(0, Math.min(places.size(), PLACES)));
        int more = places.size() - PLACES;
        return kind.label() + ": " + named + (more > 0 ? " ほか" + more + "か所" : "");
    }
}
