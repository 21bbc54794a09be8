// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.policy.catalogue.BodyKind;
import jp.sekisho.server.page.FiscalYear;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Kind;
import jp.sekisho.server.page.JapaneseDate;
import org.springframework.stereotype.Component;

/// The units of the body and its schools.
@Component
final class UnitsForm implements StepForm {

    private static final String UNITS = "units";
    private static final String SCHOOLS = "schools";
    private static final String FROM = "from";
    private static final int MOST = 300;
    private static final int LONGEST = 100;

    private static final Pattern NAMED =
            Pattern.compile("[\\p{IsHan}ー]{1,10}(?:事務局|課|支所|出張所|消防署|診療所|センター)");

    /// A unit.
    ///
    /// @param name its name
    /// @param school whether it is a school
    record Unit(String name, boolean school) {}

    @Override
    public Step step() {
        return Step.UNITS;
    }

    @Override
    public String lead() {
        return "課・事務局・学校を、一行に一つ入れます。Excelの列をそのまま貼り付けてもかまいません。あとからいつでも足せます。";
    }

    @Override
    public Map<String, String> proposal(Sofar sofar) {
        Map<String, String> proposal = new HashMap<>();
        proposal.put(UNITS, String.join("\n", named(sofar)));
        proposal.put(FROM, new JapaneseDate(FiscalYear.of(sofar.today()).first()).text());
        return proposal;
    }

    private static Set<String> named(Sofar sofar) {
        Set<String> names = new LinkedHashSet<>();
        Matcher found = NAMED.matcher(sofar.scope());
        while (found.find()) {
            String name = found.group();
            if (!name.matches("(各|全|関係|所管|内部).*")) {
                names.add(name);
            }
        }
        boolean union = BodyForm.kindOf(sofar).map(BodyKind::isUnion).orElse(false);
        if (names.isEmpty() && union) {
            names.add("事務局");
        }
        return names;
    }

    @Override
    public List<String> reasons(Sofar sofar) {
        Set<String> named = named(sofar);
        return named.isEmpty() || sofar.policy().isEmpty()
                ? List.of()
                : List.of("適用範囲などから「" + String.join("」「", named) + "」を入れました。ほかの課を足してください。");
    }

    @Override
    public List<Group> groups(Sofar sofar, Typed typed) {
        return List.of(
                Group.of(
                        List.of(
                                FormField.of(UNITS, "課・事務局など", Kind.LONG_TEXT)
                                        .mandatory()
                                        .hinted("一行に一つ。例: 総務課")
                                        .with(typed.text(UNITS)),
                                FormField.of(SCHOOLS, "学校", Kind.LONG_TEXT)
                                        .hinted("一行に一つ。なければ空のままにします。")
                                        .with(typed.text(SCHOOLS)),
                                FormField.of(FROM, "いつからこの組織ですか", Kind.DATE)
                                        .mandatory()
                                        .hinted("正確に分からなければ、今年度の初日のままでかまいません。")
                                        .with(typed.text(FROM)))));
    }

    @Override
    public Map<String, String> problems(Sofar sofar, Typed typed) {
        Map<String, String> problems = new HashMap<>();
        if (typed.lines(UNITS).isEmpty()) {
            problems.put(UNITS, "課を一つ以上入れてください。小さな団体なら「事務局」だけでかまいません。");
        }
        Set<String> seen = new HashSet<>();
        for (String field : List.of(UNITS, SCHOOLS)) {
            List<String> lines = typed.lines(field);
            if (lines.size() > MOST) {
                problems.put(field, MOST + "行までにしてください。残りは、あとから組織の頁で足せます。");
            }
            for (int i = 0; i < lines.size(); i++) {
                if (!seen.add(lines.get(i))) {
                    problems.putIfAbsent(
                            field, (i + 1) + "行目の「" + lines.get(i) + "」が二度あります。一つにしてください。");
                } else if (lines.get(i).length() > LONGEST) {
                    problems.putIfAbsent(field, (i + 1) + "行目が長すぎます。" + LONGEST + "文字までにしてください。");
                }
            }
        }
        BodyForm.put(problems, FROM, typed.dateProblem(FROM, true));
        if (typed.date(FROM).filter(day -> day.isAfter(sofar.today())).isPresent()) {
            problems.put(FROM, "まだ来ていない日です。今の組織がいつからかを入れてください。");
        }
        return problems;
    }

    @Override
    public List<String> summary(Sofar sofar, Typed typed) {
        List<Unit> units = units(typed);
        long schools = units.stream().filter(Unit::school).count();
        return List.of(
                "課など"
                        + (units.size() - schools)
                        + "、学校"
                        + schools
                        + ": "
                        + String.join("、", units.stream().map(Unit::name).toList()));
    }

    static List<Unit> units(Typed typed) {
        List<Unit> units = new ArrayList<>();
        typed.lines(UNITS).forEach(name -> units.add(new Unit(name, false)));
        typed.lines(SCHOOLS).forEach(name -> units.add(new Unit(name, true)));
        return units;
    }

    static LocalDate from(Typed typed) {
        return typed.date(FROM).orElseThrow();
    }
}
