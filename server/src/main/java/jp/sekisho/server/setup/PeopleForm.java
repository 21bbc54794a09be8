// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.policy.catalogue.BodyKind;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.body.BodyDesk.PostException;
import jp.sekisho.server.body.Separation;
import jp.sekisho.server.page.FiscalYear;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Choice;
import jp.sekisho.server.page.FormField.Kind;
import jp.sekisho.server.page.JapaneseDate;
import org.springframework.stereotype.Component;

/// Who holds which role.
@Component
final class PeopleForm implements StepForm {

    private static final String FROM = "from";
    private static final String GROUNDS = "grounds";
    private static final String APPROVER = "approver";

    /// The roles asked for once, in the order of the guideline; managers are asked for per unit.
    private static final List<Role> ASKED =
            List.of(
                    Role.CISO,
                    Role.CHIEF_OFFICER,
                    Role.OFFICER,
                    Role.SYSTEM_MANAGER,
                    Role.SYSTEM_OPERATOR,
                    Role.AUDITOR,
                    Role.CSIRT,
                    Role.POINT_OF_CONTACT);

    /// Roles that are held for a unit of their own.
    private static final Set<Role> OF_UNIT =
            EnumSet.of(Role.OFFICER, Role.SYSTEM_MANAGER, Role.SYSTEM_OPERATOR);

    private final UnitsForm units;

    PeopleForm(UnitsForm units) {
        this.units = units;
    }

    /// Somebody in a role.
    ///
    /// @param role which
    /// @param person the name
    /// @param unit for which unit, where for one
    /// @param memberBody the member body whose person it is; empty for this body's own
    record Post(Role role, String person, Optional<String> unit, String memberBody) {}

    @Override
    public Step step() {
        return Step.PEOPLE;
    }

    @Override
    public String lead() {
        return "いま役割に当たっている人の氏名を入れます。決まっていない役割は空のままにします。二人以上のときは「、」で区切ります。"
                + "構成市などの職員が当たるときは、その団体の名前も入れます。";
    }

    @Override
    public Map<String, String> proposal(Sofar sofar) {
        Map<String, String> proposal = new HashMap<>();
        proposal.put(FROM, new JapaneseDate(FiscalYear.of(sofar.today()).first()).text());
        unitNames(sofar).stream()
                .findFirst()
                .ifPresent(first -> OF_UNIT.forEach(role -> proposal.put("u-" + role, first)));
        return proposal;
    }

    @Override
    public List<String> reasons(Sofar sofar) {
        List<String> found =
                Arrays.stream(Role.values())
                        .filter(role -> role != Role.STAFF && role != Role.COMMITTEE_MEMBER)
                        .map(Role::label)
                        .filter(label -> sofar.words().contains(label))
                        .toList();
        if (!found.isEmpty()) {
            return List.of("方針の本文に「" + String.join("」「", found) + "」が出てきます。");
        }
        return sofar.policy().isEmpty()
                ? List.of()
                : List.of("方針の本文には役割の名前が出てこないので、ガイドラインの役割を並べています。");
    }

    @Override
    public List<Group> groups(Sofar sofar, Typed typed) {
        List<String> names = unitNames(sofar);
        List<Group> groups = new ArrayList<>();
        for (Role role : ASKED) {
            List<FormField> fields = new ArrayList<>();
            fields.add(FormField.of("p-" + role, "氏名", Kind.TEXT).with(typed.text("p-" + role)));
            if (OF_UNIT.contains(role)) {
                List<Choice> choices = new ArrayList<>(List.of(new Choice("", "団体全体")));
                names.forEach(name -> choices.add(new Choice(name, name)));
                fields.add(
                        FormField.of("u-" + role, "どの課の", Kind.CHOICE)
                                .choosing(choices)
                                .with(typed.text("u-" + role)));
            }
            fields.add(
                    FormField.of("b-" + role, "ほかの団体の職員なら、その団体", Kind.TEXT)
                            .with(typed.text("b-" + role)));
            groups.add(new Group(role.label(), usually(role, sofar), Look.ROW, fields));
        }
        List<FormField> managers = new ArrayList<>();
        for (String name : names) {
            managers.add(
                    FormField.of(manager(name), name, Kind.TEXT).with(typed.text(manager(name))));
        }
        groups.add(new Group(Role.MANAGER.label(), "課や学校ごとに一人。ふつうは課長・校長です。", Look.ROW, managers));
        groups.add(
                Group.of(
                        List.of(
                                FormField.of(FROM, "発令の日", Kind.DATE)
                                        .mandatory()
                                        .hinted("人によって違うときは、あとで「役割」の頁で直せます。")
                                        .with(typed.text(FROM)))));
        if (!clashes(typed, names).isEmpty() || !typed.text(GROUNDS).isEmpty()) {
            groups.add(
                    new Group(
                            "やむを得ず兼ねるとき",
                            "職員が少なく分けられない団体は、理由と、それを許可した人を記録します。",
                            Look.PLAIN,
                            List.of(
                                    FormField.of(GROUNDS, "兼ねる理由", Kind.LONG_TEXT)
                                            .hinted("例: 事務局は4人で、ほかに当たれる職員がいないため。点検は里川市の職員に頼む。")
                                            .with(typed.text(GROUNDS)),
                                    FormField.of(APPROVER, "許可した人", Kind.TEXT)
                                            .hinted("例: 管理者")
                                            .with(typed.text(APPROVER)))));
        }
        return groups;
    }

    private static String usually(Role role, Sofar sofar) {
        boolean union = BodyForm.kindOf(sofar).map(BodyKind::isUnion).orElse(false);
        return switch (role) {
            case CISO -> union ? "全体に責任を持つ人。例: 副管理者、事務局長" : "全体に責任を持つ人。例: 副町長";
            case CHIEF_OFFICER ->
                    (union ? "例: 事務局長、事務局次長。" : "例: 総務課長。") + "この製品で団体の設定とアカウントを扱います。必ず入れてください。";
            case OFFICER -> "部局を統べる人。小さな団体では置かなくてもかまいません。";
            case SYSTEM_MANAGER -> "情報システムを所管する課の長";
            case SYSTEM_OPERATOR -> "情報システムを実際に扱う職員";
            case AUDITOR -> "監査される側から離れた人。構成市などの職員に頼むこともできます。";
            case CSIRT -> "事故が起きたときに動く人。構成市などが担うときは空にし、次の頁で登録します。";
            case POINT_OF_CONTACT -> "事故の知らせを受ける窓口";
            default -> "";
        };
    }

    @Override
    public Map<String, String> problems(Sofar sofar, Typed typed) {
        Map<String, String> problems = new HashMap<>();
        if (typed.text("p-" + Role.CHIEF_OFFICER).isEmpty()) {
            problems.put("p-" + Role.CHIEF_OFFICER, "統括情報セキュリティ責任者を入れてください。最初にログインする人になります。");
        }
        List<String> names = unitNames(sofar);
        List<String> fields = new ArrayList<>();
        ASKED.forEach(role -> fields.addAll(List.of("p-" + role, "b-" + role)));
        names.forEach(name -> fields.add(manager(name)));
        fields.add(APPROVER);
        for (String field : fields) {
            String problem = typed.lineProblem(field, "");
            if (!problem.isEmpty()) {
                problems.put(field, problem);
            }
        }
        for (Role role : OF_UNIT) {
            if (!typed.text("u-" + role).isEmpty() && !names.contains(typed.text("u-" + role))) {
                problems.put("u-" + role, "その課は、前の頁からなくなっています。選び直してください。");
            }
        }
        BodyForm.put(problems, FROM, typed.dateProblem(FROM, true));
        if (typed.date(FROM).filter(day -> day.isAfter(sofar.today())).isPresent()) {
            problems.put(FROM, "まだ来ていない日です。いまの人の発令の日を入れてください。これからの人は、あとで「役割」の頁で入れられます。");
        }
        Map<String, Set<Role>> clashes = clashes(typed, names);
        if (!clashes.isEmpty() && typed.text(GROUNDS).isEmpty()) {
            problems.put(GROUNDS, sentence(clashes) + "分けるか、兼ねる理由を入れてください。");
        }
        if (!clashes.isEmpty() && typed.text(APPROVER).isEmpty()) {
            problems.put(APPROVER, "兼ねることを許可した人を入れてください。");
        }
        if (typed.text(GROUNDS).length() > Typed.LONGEST_TEXT) {
            problems.put(GROUNDS, Typed.LONGEST_TEXT + "文字までにしてください。");
        }
        return problems;
    }

    private static String sentence(Map<String, Set<Role>> clashes) {
        return clashes.entrySet().stream()
                .map(clash ->
                        clash.getKey()
                                + "さんが、一人で兼ねないことになっている「"
                                + clash.getValue().stream()
                                        .map(Role::label)
                                        .collect(Collectors.joining("」「"))
                                + "」を兼ねています。")
                .collect(Collectors.joining());
    }

    @Override
    public List<String> summary(Sofar sofar, Typed typed) {
        Map<Role, List<String>> byRole = new LinkedHashMap<>();
        posts(typed, unitNames(sofar))
                .forEach(post ->
                        byRole.computeIfAbsent(post.role(), _ -> new ArrayList<>())
                                .add(
                                        post.person()
                                                + (post.memberBody().isEmpty()
                                                        ? ""
                                                        : "(" + post.memberBody() + ")")));
        List<String> summary = new ArrayList<>();
        byRole.forEach(
                (role, people) -> summary.add(role.label() + ": " + String.join("、", people)));
        exception(typed, unitNames(sofar))
                .ifPresent(e ->
                        summary.add("やむを得ない兼務: " + e.grounds() + "(許可: " + e.approver() + ")"));
        return summary;
    }

    List<String> unitNames(Sofar sofar) {
        return UnitsForm.units(sofar.typed(units)).stream().map(UnitsForm.Unit::name).toList();
    }

    /// A name of a unit as part of a field's name: whatever it is, only digits and letters come
    /// out.
    private static String manager(String unit) {
        return "m-" + HexFormat.of().formatHex(unit.getBytes(StandardCharsets.UTF_8));
    }

    static List<Post> posts(Typed typed, List<String> units) {
        List<Post> posts = new ArrayList<>();
        for (Role role : ASKED) {
            Optional<String> unit =
                    Optional.of(typed.text("u-" + role))
                            .filter(u -> OF_UNIT.contains(role) && !u.isEmpty());
            for (String person : people(typed, "p-" + role)) {
                posts.add(new Post(role, person, unit, typed.text("b-" + role)));
            }
        }
        for (String unit : units) {
            for (String person : people(typed, manager(unit))) {
                posts.add(new Post(Role.MANAGER, person, Optional.of(unit), ""));
            }
        }
        return posts;
    }

    private static List<String> people(Typed typed, String field) {
        return Arrays.stream(typed.text(field).split("[、,，;；]"))
                .map(name -> name.replace('　', ' ').strip())
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /// Who holds roles together that should be apart.
    private static Map<String, Set<Role>> clashes(Typed typed, List<String> units) {
        Map<String, Set<Role>> held = new LinkedHashMap<>();
        posts(typed, units)
                .forEach(post ->
                        held.computeIfAbsent(post.person(), _ -> EnumSet.noneOf(Role.class))
                                .add(post.role()));
        Map<String, Set<Role>> clashes = new LinkedHashMap<>();
        held.forEach((person, roles) -> {
            Set<Role> clashing = Separation.clashing(roles);
            if (!clashing.isEmpty()) {
                clashes.put(person, clashing);
            }
        });
        return clashes;
    }

    /// The recorded exception, and nothing where nobody needs one.
    static Optional<PostException> exception(Typed typed, List<String> units) {
        return clashes(typed, units).isEmpty()
                ? Optional.empty()
                : Optional.of(new PostException(typed.text(GROUNDS), typed.text(APPROVER)));
    }

    /// Tells whether a person's post is one that needs the exception.
    static boolean needsException(Post post, Typed typed, List<String> units) {
        return clashes(typed, units).getOrDefault(post.person(), Set.of()).contains(post.role());
    }

    static LocalDate from(Typed typed) {
        return typed.date(FROM).orElseThrow();
    }
}
