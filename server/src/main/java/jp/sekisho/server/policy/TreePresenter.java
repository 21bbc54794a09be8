// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.policy.TreeView.Branch;
import jp.sekisho.server.policy.TreeView.Organ;

/// Puts all documents into the words of their page.
final class TreePresenter {

    private final Visit visit;
    private final LocalDate today;
    private final List<Series> all;
    private final Map<PolicyDocumentId, Series> known;

    TreePresenter(Visit visit, List<Series> all) {
        this.visit = visit;
        this.today = visit.today();
        this.all = all;
        this.known = all.stream().collect(Collectors.toMap(Series::id, series -> series));
    }

    /// Returns the basic policies whose adoption is of interest: in force, or else the newest.
    List<PolicyDocumentId> basicPolicies() {
        return all.stream()
                .filter(series -> series.newest().kind() == DocumentKind.BASIC_POLICY)
                .map(series -> series.shown(today).id())
                .toList();
    }

    TreeView present(Adoptions adoptions) {
        List<Branch> branches = new ArrayList<>();
        for (DocumentKind kind : DocumentKind.values()) {
            all.stream()
                    .filter(series -> series.newest().kind() == kind && isTop(series))
                    .forEach(series -> branches.add(branch(series, adoptions)));
        }
        return new TreeView(
                lead(adoptions),
                branches,
                adoptions.organs().stream()
                        .map(organ -> new Organ(organ.name(), adopted(organ)))
                        .toList(),
                visit.may(Permission.EDIT_POLICY),
                PolicyPaths.tree(visit));
    }

    private boolean isTop(Series series) {
        return series.newest().parent().filter(known::containsKey).isEmpty();
    }

    private String lead(Adoptions adoptions) {
        if (all.isEmpty()) {
            return "まだ文書がありません。「文書を加える」から、基本方針の本文を取り込んでください。";
        }
        List<String> parts = new ArrayList<>();
        for (DocumentKind kind : DocumentKind.values()) {
            long count =
                    all.stream()
                            .flatMap(series -> series.inForce(today).stream())
                            .filter(edition -> edition.kind() == kind)
                            .count();
            parts.add(kind.label() + "が" + count + "つ");
        }
        StringBuilder lead = new StringBuilder("施行中の").append(String.join("、", parts));
        lead.append("あります。");
        long unpublished =
                all.stream()
                        .flatMap(series -> series.inForce(today).stream())
                        .filter(e -> e.kind() == DocumentKind.BASIC_POLICY)
                        .filter(e -> isUnpublished(e))
                        .count();
        if (unpublished > 0) {
            lead.append("公表の記録がない基本方針が").append(unpublished).append("つあります。");
        }
        if (!adoptions.missing().isEmpty() && !basicPolicies().isEmpty()) {
            lead.append(adoptions.missing()).append("が定めた記録がありません。");
        }
        return lead.toString();
    }

    private boolean isUnpublished(Edition edition) {
        return edition.publishedOn().filter(on -> !on.isAfter(today)).isEmpty();
    }

    private String adopted(Adoptions.OrganAdoption organ) {
        return organ.made().stream()
                .map(made -> title(made.document()) + " " + made.words())
                .collect(Collectors.joining("、"));
    }

    private String title(PolicyDocumentId document) {
        return all.stream()
                .flatMap(series -> series.edition(document).stream())
                .map(Edition::name)
                .findFirst()
                .orElse("");
    }

    private Branch branch(Series series, Adoptions adoptions) {
        Edition shown = series.shown(today);
        Optional<Edition> open =
                Optional.of(series.newest()).filter(newest -> !newest.equals(shown));
        return new Branch(
                shown.kind().label(),
                shown.title(),
                PolicyPaths.of(visit, shown.id()),
                series.state(shown, today),
                about(shown),
                lines(series, shown),
                open.map(e -> "第" + e.number() + "版(" + series.state(e, today).label() + ")")
                        .orElse(""),
                open.map(e -> PolicyPaths.of(visit, e.id())).orElse(""),
                all.stream()
                        .filter(below -> below.newest().parent().equals(Optional.of(series.id())))
                        .map(below -> branch(below, adoptions))
                        .toList());
    }

    static String about(Edition edition) {
        String about = "第" + edition.number() + "版";
        if (edition.enforcedOn().isPresent()) {
            about += " " + new JapaneseDate(edition.enforcedOn().get()).text() + "施行";
        }
        if (!edition.unitName().isEmpty()) {
            about += " " + edition.unitName();
        }
        return edition.forEveryone() ? about + " 職員全員が読める" : about;
    }

    private List<String> lines(Series series, Edition shown) {
        List<String> lines = new ArrayList<>();
        if (shown.kind() == DocumentKind.BASIC_POLICY
                && series.state(shown, today) == EditionState.IN_FORCE) {
            lines.add(
                    shown.publishedOn()
                            .map(on -> new JapaneseDate(on).text() + "に公表")
                            .orElse("公表の記録がありません。"));
        }
        shown.decision()
                .filter(d -> d.kind() == DecisionKind.SUBSTITUTED)
                .filter(d -> d.readAfter().isEmpty())
                .ifPresent(_ -> lines.add("代決のあと、後閲の記録がありません。"));
        return lines;
    }
}
