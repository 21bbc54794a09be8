// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import static jp.sekisho.server.database.schema.tables.PolicyDocument.POLICY_DOCUMENT;
import static jp.sekisho.server.identity.TestOffice.PASSWORD;
import static jp.sekisho.server.identity.TestOffice.TOWN;
import static jp.sekisho.server.policy.PolicyOffice.decision;
import static jp.sekisho.server.policy.PolicyOffice.location;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.sekisho.server.access.AccessTable;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.access.Scope;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.identity.Browser;
import jp.sekisho.server.identity.TestOffice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// No path shows a procedure without the right to it: walks every GET handler of the application
/// with the ids of a planted procedure, as every role in its unit and in another, and looks for its
/// words in whatever comes back, unpacked and decoded.
final class ProcedureSecrecyTest {

    /// Stands in title, text, file name, proposal, decision and scan of the planted procedure; made
    /// of letters that no PDF breaks and no page repeats by itself.
    private static final String MARKER = "秘匿目印QZXJ";

    /// What somebody types who guesses: a page that repeats it shows nothing of the procedure.
    private static final String GUESS = "秘匿目印";

    private static final Pattern VARIABLE =
            Pattern.compile("\\{(\\w+)(?::((?:[^{}]|\\{[^{}]*})*))?}");

    @TempDir Path folder;

    /// What was planted.
    ///
    /// @param document the page of its newest edition
    /// @param standard the page of the standard of which an item names it
    /// @param ids every number that could name it or something of it
    private record Planted(String document, String standard, Set<String> ids) {}

    @ParameterizedTest
    @EnumSource
    void whoLacksTheRightFindsNoWordOfItAnywhere(Kind kind) {
        try (TestOffice office = new TestOffice(kind, folder);
                Browser chief = office.browser()) {
            PolicyOffice papers = new PolicyOffice(office, chief);
            long tax = office.unit(TOWN, "税務課", null);
            long school = office.unit(TOWN, "教育委員会事務局", null);
            Planted planted = plant(office, papers, chief, tax);
            Map<String, Boolean> people = people(office, tax, school);
            if (kind == Kind.POSTGRESQL) {
                // The same program walks there too; what may differ is how the condition selects.
                people.keySet()
                        .retainAll(
                                Set.of(
                                        "manager-own",
                                        "manager-other",
                                        "staff-other",
                                        "ciso-other"));
            }
            Set<String> paths = paths(office, planted);
            assertThat(paths).hasSizeGreaterThan(100);

            List<String> leaks = new ArrayList<>();
            Map<String, Set<String>> shown = new LinkedHashMap<>();
            people.forEach((name, entitled) -> {
                try (Browser browser = office.browser()) {
                    browser.logIn("town", name, PASSWORD);
                    assertThat(browser.get("/town/account").statusCode()).as(name).isEqualTo(200);
                    for (String path : paths) {
                        if (Decoded.text(browser.download(path).body()).contains(MARKER)) {
                            shown.computeIfAbsent(name, _ -> new TreeSet<>()).add(path);
                            if (!entitled) {
                                leaks.add(name + " " + path);
                            }
                        }
                    }
                }
            });

            assertThat(leaks).isEmpty();
            people.forEach((name, entitled) -> {
                if (entitled) {
                    assertThat(shown.get(name))
                            .as(name)
                            .contains(
                                    "/town/policy",
                                    planted.document(),
                                    planted.document() + "/text.pdf",
                                    planted.document() + "/text.docx",
                                    planted.document() + "/source",
                                    planted.document() + "/scan",
                                    planted.document() + "/paper",
                                    planted.document() + "/paper.pdf",
                                    planted.document() + "/compare",
                                    planted.document() + "/compare.docx",
                                    planted.standard() + "/procedures")
                            .anyMatch(path -> path.startsWith("/town/search?q="));
                }
            });
        }
    }

    /// The ledger tells who changed which row and why. Whoever may read it may read procedures too;
    /// a new row of the table that breaks this must think of the ledger first.
    @Test
    void whoeverReadsTheLedgerMayReadEveryProcedure() {
        for (Role role : Role.values()) {
            if (AccessTable.scope(role, Permission.READ_LEDGER).isPresent()) {
                assertThat(AccessTable.scope(role, Permission.READ_PROCEDURE))
                        .as(role.label())
                        .hasValue(Scope.WHOLE_BODY);
            }
        }
    }

    private static Planted plant(TestOffice office, PolicyOffice papers, Browser chief, long unit) {
        String policy = papers.paste("BASIC_POLICY", PolicyOffice.FIRST, Map.of());
        papers.decide(policy, "令和8年3月25日", "令和8年4月1日");
        String standard =
                papers.paste(
                        "STANDARD",
                        PolicyOffice.FIRST,
                        Map.of("under", id(policy), "title", "対策基準"));
        papers.decide(standard, "令和8年3月25日", "令和8年4月1日");
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("kind", "PROCEDURE");
        typed.put("under", id(standard));
        typed.put("unit", Long.toString(unit));
        typed.put("title", MARKER + "手順");
        chief.get("/town/policy/new");
        String first =
                location(
                        chief.postFile(
                                "/town/policy/new",
                                typed,
                                "file",
                                MARKER + ".txt",
                                marked().getBytes(StandardCharsets.UTF_8)));
        chief.get("/town/account");
        location(
                chief.post(
                        first + "/proposal",
                        Map.of(
                                "version",
                                "1",
                                "proposed_on",
                                "R8.3.1",
                                "proposer",
                                MARKER,
                                "reason",
                                MARKER,
                                "seal_columns",
                                MARKER)));
        Map<String, String> decided = decision(2, "令和8年3月25日", "令和8年4月1日");
        decided.put("number", MARKER);
        decided.put("decider", MARKER);
        chief.get("/town/account");
        location(
                chief.postFile(
                        first + "/decision",
                        decided,
                        "file",
                        MARKER + ".pdf",
                        ("%PDF-1.7 " + MARKER).getBytes(StandardCharsets.UTF_8)));
        String second =
                papers.next(first, marked().replace("離れる", "立つ") + "\n4 " + MARKER + "\n\n終える。\n");
        location(
                chief.post(
                        second + "/proposal",
                        Map.of(
                                "version",
                                "1",
                                "proposed_on",
                                "R8.3.1",
                                "proposer",
                                MARKER,
                                "reason",
                                MARKER,
                                "seal_columns",
                                MARKER)));
        decided.put("version", "2");
        location(
                chief.postFile(
                        second + "/decision",
                        decided,
                        "file",
                        MARKER + ".pdf",
                        ("%PDF-1.7 " + MARKER).getBytes(StandardCharsets.UTF_8)));
        Set<String> ids = new LinkedHashSet<>(List.of(id(first), id(second)));
        office.database(TOWN)
                .read(db ->
                        db.select(POLICY_DOCUMENT.SCAN_ID)
                                .from(POLICY_DOCUMENT)
                                .where(POLICY_DOCUMENT.SCAN_ID.isNotNull())
                                .orderBy(POLICY_DOCUMENT.SCAN_ID)
                                .limit(1)
                                .fetch(POLICY_DOCUMENT.SCAN_ID))
                .forEach(scan -> ids.add(scan.toString()));
        chief.get("/town/account");
        location(chief.post(standard + "/procedures", Map.of("choice-0", id(first))));
        return new Planted(second, standard, ids);
    }

    private static String marked() {
        return PolicyOffice.FIRST
                .replace("山里町情報セキュリティ基本方針", MARKER + "手順")
                .replace("1 目的", "1 " + MARKER)
                .replace("情報資産を守ること", MARKER + "を守り、席を離れるときに止めること");
    }

    private static String id(String path) {
        return path.replaceAll(".*/", "");
    }

    /// Every role in the unit of the procedure and in another unit, everybody by name, with whether
    /// the access table gives the right to it.
    private static Map<String, Boolean> people(TestOffice office, long own, long other) {
        Map<String, Boolean> people = new LinkedHashMap<>();
        people.put("chief_officer", true);
        for (Role role : Role.values()) {
            for (long unit : new long[] {own, other}) {
                String name =
                        role.name().toLowerCase(Locale.ROOT) + (unit == own ? "-own" : "-other");
                long person = office.person(TOWN, role.label(), unit);
                if (role != Role.STAFF) {
                    office.appoint(TOWN, person, role, unit);
                }
                office.account(TOWN, name, person);
                boolean everywhere =
                        AccessTable.scope(role, Permission.READ_PROCEDURE)
                                .equals(java.util.Optional.of(Scope.WHOLE_BODY));
                // Who serves in the unit is one of its staff, whatever else.
                people.put(name, everywhere || unit == own);
            }
        }
        office.account(TOWN, "nobody", null);
        people.put("nobody", false);
        return people;
    }

    /// Every GET handler, every variable filled with every id of what was planted, without and with
    /// the questions that could bring it out.
    private static Set<String> paths(TestOffice office, Planted planted) {
        List<String> ids = List.copyOf(planted.ids());
        List<String> questions =
                List.of(
                        "",
                        "?q="
                                + URLEncoder.encode(GUESS, StandardCharsets.UTF_8)
                                + "&with="
                                + ids.getFirst()
                                + "&kind=PROCEDURE&under="
                                + ids.get(1));
        Set<String> paths = new LinkedHashSet<>(Set.of(planted.standard() + "/procedures"));
        office.bean(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, method) -> {
                    boolean gets =
                            info.getMethodsCondition().getMethods().stream()
                                    .anyMatch(verb -> verb.name().equals("GET"));
                    for (String pattern : info.getPatternValues()) {
                        if (gets && !pattern.contains("logout")) {
                            boolean asks = pattern.contains("compare") || !pattern.contains("id}");
                            filled(pattern, planted.ids())
                                    .forEach(path ->
                                            questions
                                                    .subList(0, asks ? 2 : 1)
                                                    .forEach(q -> paths.add(path + q)));
                        }
                    }
                });
        return paths;
    }

    private static List<String> filled(String pattern, Set<String> ids) {
        Matcher variable = VARIABLE.matcher(pattern);
        if (!variable.find()) {
            return List.of(pattern);
        }
        List<String> values =
                variable.group(1).equals("body")
                        ? List.of("town")
                        : variable.group(2) == null
                                ? new ArrayList<>(values(variable.group(1), ids))
                                : List.of(sample(variable.group(2)));
        return values.stream()
                .flatMap(value ->
                        filled(
                                pattern.substring(0, variable.start())
                                        + value
                                        + pattern.substring(variable.end()),
                                ids)
                                .stream())
                .collect(Collectors.toList());
    }

    private static Set<String> values(String name, Set<String> ids) {
        Map<String, Set<String>> known = new HashMap<>();
        known.put("register", Set.of("assets"));
        known.put("kind", Set.of("policy_document", "sealed_file"));
        Set<String> all = new LinkedHashSet<>(known.getOrDefault(name, Set.of()));
        all.addAll(ids);
        return all;
    }

    private static String sample(String pattern) {
        return List.of("1", "a", "aa", "1".repeat(32), "1".repeat(43), "1".repeat(64), "new")
                .stream()
                .filter(text -> text.matches(pattern))
                .findFirst()
                .orElse("1");
    }
}
