// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.sekisho.policy.catalogue.Answer;
import jp.sekisho.policy.catalogue.Catalogue;
import jp.sekisho.policy.catalogue.Guideline;
import jp.sekisho.policy.catalogue.Obligation;
import jp.sekisho.policy.catalogue.ObligationId;
import jp.sekisho.server.compliance.Standings.Standing;

/// はじめの30日: what was open on the board's first day, as tasks, at most five a week, the most urgent
/// first. The plan follows from the first day alone and stays as it is; a task is ticked off as
/// soon as all that it is about is settled.
final class FirstDays {

    static final int WEEKS = 4;
    static final int A_WEEK = 5;
    private static final int LATER = 100;

    private FirstDays() {}

    /// One task.
    ///
    /// @param title what to do
    /// @param how where and how
    /// @param path the page, below the body
    /// @param obligations what it settles
    /// @param due the earliest date that something sets
    /// @param settled how many of them are settled today
    /// @param sentence why the first unsettled one is open; empty where none is
    record Task(
            String title,
            String how,
            String path,
            List<ObligationId> obligations,
            Optional<LocalDate> due,
            int settled,
            String sentence) {
        Task {
            obligations = List.copyOf(obligations);
        }

        boolean done() {
            return settled == obligations.size();
        }
    }

    /// What a check asks a clerk to do, the most urgent first: the duties that are in force
    /// already, then those on which others rest.
    private record Known(int rank, String title, String how, String path) {}

    private static final Map<String, Known> KNOWN =
            Map.ofEntries(
                    known(
                            1,
                            "policy-adopted",
                            "各機関が基本方針を定めた記録を入れる",
                            "機関ごとに、決裁の日を記録します。",
                            "/policy"),
                    known(
                            2,
                            "policy-published",
                            "基本方針を公表し、場所と日を記録する",
                            "公表用の一式を作って公式サイトに載せます。",
                            "/policy"),
                    known(
                            3,
                            "policy-designated",
                            "前からの方針を、法の定める方針として位置付ける",
                            "位置付けた日を記録します。",
                            "/policy"),
                    known(4, "roles-filled", "役割に当たる人をそろえる", "発令して、役割の頁に入れます。", "/settings/roles"),
                    known(
                            5,
                            "roles-separated",
                            "兼ねてはならない役割を分けるか、例外を記録する",
                            "やむを得ない理由と、許可した人を入れます。",
                            "/settings/roles"),
                    known(
                            6,
                            "carried-evidence-received",
                            "他の団体が担う対策の証跡を受け取る",
                            "報告書などの写しを求め、受け取った日を入れます。",
                            "/settings/carried"),
                    known(
                            7,
                            "exemption-recorded",
                            "八つの措置の対象になるかを決める",
                            "対象になる団体は「対象外」と答えます。",
                            "/settings/body"),
                    known(8, "standards-adopted", "対策基準を定める", "対策基準を取り込み、決裁を記録します。", "/policy"),
                    known(
                            9,
                            "committee-met",
                            "情報セキュリティ委員会を開く",
                            "開いた日と議題を記録します。",
                            "/settings/committee"),
                    known(
                            10,
                            "assets-inventoried",
                            "情報資産台帳を作る",
                            "前からの表があれば、Excelから取り込みます。",
                            "/registers/assets"),
                    known(
                            11,
                            "assets-classified",
                            "資産を分類する",
                            "「分類を相談する」が質問から提案します。",
                            "/registers/assets"),
                    known(12, "assets-owned", "資産の担当課を決める", "", "/registers/assets"),
                    known(
                            13,
                            "systems-documented",
                            "システムの仕様書と構成図をそろえる",
                            "システムごとに登録します。",
                            "/registers/assets"));

    private static Map.Entry<String, Known> known(
            int rank, String check, String title, String how, String path) {
        return Map.entry(check, new Known(rank, title, how, path));
    }

    /// Makes the plan.
    ///
    /// @param first how things stood on the first day
    /// @param today how they stand now
    static List<List<Task>> plan(List<Standing> first, List<Standing> today) {
        Map<ObligationId, Standing> now =
                today.stream().collect(Collectors.toMap(Standing::obligation, Function.identity()));
        Map<String, List<Standing>> groups = new LinkedHashMap<>();
        first.stream()
                .filter(standing -> !standing.settled())
                .forEach(standing ->
                        groups.computeIfAbsent(group(standing.obligation()), _ -> new ArrayList<>())
                                .add(standing));
        List<Map.Entry<String, List<Standing>>> ordered = new ArrayList<>(groups.entrySet());
        ordered.sort(
                Comparator.comparingInt((Map.Entry<String, List<Standing>> g) -> rank(g.getKey()))
                        .thenComparing(g -> g.getValue().stream().noneMatch(Standing::urgent))
                        .thenComparing(g -> due(g.getValue()).orElse(LocalDate.MAX)));
        List<List<Task>> weeks = new ArrayList<>();
        for (int week = 0; week < WEEKS; week++) {
            List<Task> tasks =
                    ordered.stream()
                            .skip((long) week * A_WEEK)
                            .limit(A_WEEK)
                            .map(g -> task(g.getKey(), g.getValue(), now))
                            .toList();
            if (!tasks.isEmpty()) {
                weeks.add(tasks);
            }
        }
        return weeks;
    }

    /// Obligations that one task settles: those of one check, or those of one section that people
    /// answer.
    private static String group(ObligationId id) {
        Optional<Obligation> obligation = Catalogue.current().obligation(id);
        if (obligation.isPresent()
                && obligation.get().answer() instanceof Answer.Checked(var check)
                && KNOWN.containsKey(check.value())) {
            return check.value();
        }
        return obligation
                .map(Obligation::section)
                .filter(section -> !section.isEmpty())
                .map(section -> "section " + section)
                .orElse("one " + id);
    }

    private static int rank(String group) {
        Known known = KNOWN.get(group);
        return known == null ? LATER : known.rank();
    }

    private static Task task(
            String group, List<Standing> members, Map<ObligationId, Standing> now) {
        List<ObligationId> ids = members.stream().map(Standing::obligation).toList();
        List<Standing> open =
                ids.stream()
                        .flatMap(id -> Optional.ofNullable(now.get(id)).stream())
                        .filter(standing -> !standing.settled())
                        .toList();
        Optional<Standing> next = open.stream().findFirst();
        Known known = KNOWN.get(group);
        ObligationId leading = next.map(Standing::obligation).orElse(ids.getFirst());
        return new Task(
                known == null ? title(group, leading, ids.size()) : known.title(),
                known == null ? "一件ずつ、行ったか・取りかかっているか・当てはまらないかを答えます。" : known.how(),
                known == null ? "/board/obligations/" + leading : known.path(),
                ids,
                due(members),
                ids.size() - open.size(),
                next.map(Standing::sentence).orElse(""));
    }

    private static String title(String group, ObligationId id, int count) {
        Optional<Guideline.Section> section =
                Catalogue.current().guideline().sections().stream()
                        .filter(each -> group.equals("section " + each.id()))
                        .findFirst();
        return section.map(s -> "「" + s.title() + "」の" + count + "件を確かめて答える")
                .or(() -> Catalogue.current().obligation(id).map(Obligation::title))
                .orElse(id.value());
    }

    private static Optional<LocalDate> due(List<Standing> members) {
        return members.stream()
                .flatMap(standing -> standing.due().stream())
                .min(LocalDate::compareTo);
    }
}
