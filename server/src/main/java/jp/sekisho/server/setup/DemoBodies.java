// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.setup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.sekisho.policy.catalogue.BodyKind;
import jp.sekisho.policy.catalogue.Fact;
import jp.sekisho.policy.catalogue.NetworkModel;
import jp.sekisho.policy.catalogue.OrganKind;
import jp.sekisho.policy.catalogue.ZoneKind;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.body.BodyDesk;
import jp.sekisho.server.body.BodyDesk.Arrangement;
import jp.sekisho.server.body.BodyDesk.PostException;
import jp.sekisho.server.body.BodyFacts.Measure;
import jp.sekisho.server.body.EmploymentKind;
import jp.sekisho.server.compliance.BoardEvaluation;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Change;
import jp.sekisho.server.identity.AccountName;
import jp.sekisho.server.identity.Accounts;
import jp.sekisho.server.identity.SignInDecisions;
import jp.sekisho.server.setup.DemoStory.Event;
import org.springframework.stereotype.Component;

/// The two sample bodies: a town with schools and a My Number zone, and a small union whose network
/// its member city carries. Their names, people and documents are invented; their gaps are meant to
/// be found.
@Component
public final class DemoBodies {

    /// The password of every sample account. The demo listens on loopback only.
    public static final String PASSWORD = "sekisho-demo";

    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final LocalDate YEAR_BEFORE = LocalDate.of(2025, 4, 1);

    private final BodyDatabases databases;
    private final BodyDesk desk;
    private final DemoPapers papers;
    private final Accounts accounts;
    private final SignInDecisions signIn;
    private final BoardEvaluation board;
    private final DemoStory story;
    private final DemoTown town;
    private final DemoInspection inspection;
    private final DemoUnion union;
    private final DemoDaily daily;
    private final DemoRequests requests;
    private final DemoMeasures measures;
    private final DemoCampaigns campaigns;

    DemoBodies(
            BodyDatabases databases,
            BodyDesk desk,
            DemoPapers papers,
            Accounts accounts,
            SignInDecisions signIn,
            BoardEvaluation board,
            DemoStory story,
            DemoTown town,
            DemoInspection inspection,
            DemoUnion union,
            DemoDaily daily,
            DemoRequests requests,
            DemoMeasures measures,
            DemoCampaigns campaigns) {
        this.measures = measures;
        this.campaigns = campaigns;
        this.requests = requests;
        this.daily = daily;
        this.story = story;
        this.town = town;
        this.inspection = inspection;
        this.union = union;
        this.signIn = signIn;
        this.databases = databases;
        this.desk = desk;
        this.papers = papers;
        this.accounts = accounts;
        this.board = board;
    }

    /// A sample account.
    ///
    /// @param body whose
    /// @param name with which one signs in
    /// @param who what this person is
    public record SampleAccount(BodyKey body, String name, String who) {}

    /// Returns the sample accounts.
    public static List<SampleAccount> sampleAccounts() {
        BodyKey town = new BodyKey("yamazato");
        BodyKey union = new BodyKey("satokawa");
        return List.of(
                new SampleAccount(town, "sato", "山里町 総務課長(統括情報セキュリティ責任者)"),
                new SampleAccount(town, "takahashi", "山里町 税務課長(情報セキュリティ管理者)"),
                new SampleAccount(town, "watanabe", "山里町 監査委員事務局(情報セキュリティ監査人)"),
                new SampleAccount(town, "kobayashi", "山里町 町民課 職員"),
                new SampleAccount(union, "ogawa", "里川衛生施設組合 事務局次長(統括情報セキュリティ責任者)"));
    }

    /// Makes the sample bodies where they do not exist yet.
    public void open() {
        openOne(new BodyKey("yamazato"), this::town);
        openOne(new BodyKey("satokawa"), this::union);
    }

    /// The body is made on the first day of its year; what came after is told in its order.
    private void openOne(BodyKey key, Function<Opening, List<Event>> content) {
        if (databases.bodies().contains(key)) {
            return;
        }
        BodyDatabase body = databases.create(key);
        String hash = accounts.hash(PASSWORD);
        List<Event> year = new ArrayList<>();
        story.tell(
                body,
                List.of(
                        new Event(
                                story.begin(),
                                Actor.SEKISHO.name(),
                                "見本の団体を作る",
                                change -> {
                                    // A demo is looked at without a phone or paper at hand.
                                    signIn.terminalSuffices(
                                            change,
                                            "見本のため、端末のログオンで足りることにする",
                                            "見本の最高情報セキュリティ責任者",
                                            YEAR_BEFORE,
                                            YEAR_BEFORE.plusYears(3));
                                    year.addAll(content.apply(new Opening(body, change, hash)));
                                })));
        story.tell(body, year);
        board.run(body);
    }

    /// One body while it is being made.
    private record Opening(BodyDatabase body, Change change, String passwordHash) {}

    private List<Event> town(Opening opening) {
        Change change = opening.change();
        desk.body(change, "山里町", BodyKind.TOWN, Optional.of(NetworkModel.ALPHA));
        long head = desk.organ(change, OrganKind.HEAD, "町長", YEAR_BEFORE);
        long assembly = desk.organ(change, OrganKind.ASSEMBLY, "議会", YEAR_BEFORE);
        long education = desk.organ(change, OrganKind.BOARD_OF_EDUCATION, "教育委員会", YEAR_BEFORE);
        long elections = desk.organ(change, OrganKind.ELECTION_COMMISSION, "選挙管理委員会", YEAR_BEFORE);
        long auditors = desk.organ(change, OrganKind.AUDIT_COMMISSIONERS, "監査委員", YEAR_BEFORE);
        desk.organ(change, OrganKind.AGRICULTURAL_COMMITTEE, "農業委員会", YEAR_BEFORE);

        long general = desk.unit(change, "総務課", false, Optional.of(head), 1, YEAR_BEFORE);
        long tax = desk.unit(change, "税務課", false, Optional.of(head), 2, YEAR_BEFORE);
        long residents = desk.unit(change, "町民課", false, Optional.of(head), 3, YEAR_BEFORE);
        long welfare = desk.unit(change, "健康福祉課", false, Optional.of(head), 4, YEAR_BEFORE);
        long school = desk.unit(change, "教育委員会事務局", false, Optional.of(education), 5, YEAR_BEFORE);
        long elementary = desk.unit(change, "山里小学校", true, Optional.of(education), 6, YEAR_BEFORE);
        long junior = desk.unit(change, "山里中学校", true, Optional.of(education), 7, YEAR_BEFORE);
        long clerks = desk.unit(change, "議会・監査委員事務局", false, Optional.of(assembly), 8, YEAR_BEFORE);

        long deputy = person(change, "山本 一郎", "やまもと いちろう", EmploymentKind.SPECIAL, general);
        long sato = person(change, "佐藤 健", "さとう けん", EmploymentKind.REGULAR, general);
        long suzuki = person(change, "鈴木 明子", "すずき あきこ", EmploymentKind.REGULAR, general);
        long takahashi = person(change, "髙橋 誠", "たかはし まこと", EmploymentKind.REGULAR, tax);
        long tanaka = person(change, "田中 幸子", "たなか さちこ", EmploymentKind.REGULAR, residents);
        long ito = person(change, "伊藤 直樹", "いとう なおき", EmploymentKind.REGULAR, welfare);
        long nakamura = person(change, "中村 和子", "なかむら かずこ", EmploymentKind.REGULAR, school);
        long watanabe = person(change, "渡邉 清", "わたなべ きよし", EmploymentKind.REGULAR, clerks);
        long kobayashi = person(change, "小林 恵", "こばやし めぐみ", EmploymentKind.FISCAL_YEAR, residents);

        post(change, Role.CISO, deputy, Optional.empty());
        post(change, Role.CHIEF_OFFICER, sato, Optional.empty());
        post(change, Role.OFFICER, sato, Optional.of(general));
        post(change, Role.MANAGER, suzuki, Optional.of(general));
        post(change, Role.SYSTEM_MANAGER, suzuki, Optional.of(general));
        post(change, Role.MANAGER, takahashi, Optional.of(tax));
        post(change, Role.MANAGER, tanaka, Optional.of(residents));
        post(change, Role.MANAGER, ito, Optional.of(welfare));
        post(change, Role.MANAGER, nakamura, Optional.of(school));
        post(change, Role.MANAGER, watanabe, Optional.of(clerks));
        post(change, Role.AUDITOR, watanabe, Optional.of(clerks));
        post(change, Role.CSIRT, suzuki, Optional.empty());
        post(change, Role.POINT_OF_CONTACT, suzuki, Optional.empty());

        account(opening, "sato", sato);
        account(opening, "suzuki", suzuki);
        account(opening, "takahashi", takahashi);
        account(opening, "watanabe", watanabe);
        account(opening, "kobayashi", kobayashi);

        long myNumber =
                desk.zone(change, Optional.of(ZoneKind.MY_NUMBER), "マイナンバー利用事務系", "", YEAR_BEFORE);
        long lgwan = desk.zone(change, Optional.of(ZoneKind.LGWAN), "LGWAN接続系", "", YEAR_BEFORE);
        long internet =
                desk.zone(change, Optional.of(ZoneKind.INTERNET), "インターネット接続系", "", YEAR_BEFORE);
        long learning = desk.zone(change, Optional.empty(), "学習系", "", YEAR_BEFORE);
        for (Fact fact :
                List.of(
                        Fact.SCHOOLS,
                        Fact.LGWAN_CONNECTED,
                        Fact.PERSONAL_INFORMATION,
                        Fact.OWN_SERVERS,
                        Fact.PUBLIC_FACING_SYSTEM,
                        Fact.OUTSOURCING,
                        Fact.EXTERNAL_SERVICES,
                        Fact.SOCIAL_MEDIA,
                        Fact.WEB_CONFERENCE)) {
            desk.fact(change, fact, true, YEAR_BEFORE);
        }
        desk.fact(change, Fact.OWN_DEVELOPMENT, false, YEAR_BEFORE);
        desk.fact(change, Fact.PRIVATE_DEVICES, false, YEAR_BEFORE);
        desk.carried(
                change,
                "県",
                Measure.SECURITY_CLOUD,
                new Arrangement(
                        "自治体情報セキュリティクラウド利用協定(平成29年)",
                        "県: 出口の監視と遮断、月次報告。町: 接続端末の管理、報告への対応",
                        "月次報告書",
                        Optional.of(LocalDate.of(2026, 10, 15)),
                        Optional.of(LocalDate.of(2027, 3, 31))),
                YEAR_BEFORE);
        desk.meeting(change, LocalDate.of(2025, 10, 20), "令和7年度の研修計画、監査の結果");
        desk.meeting(change, LocalDate.of(2026, 5, 18), "基本方針の改定の周知、令和8年度の研修と監査の計画");

        papers.town(
                change, new DemoPapers.Organs(head, assembly, education, elections, auditors), tax);
        List<Event> year =
                new ArrayList<>(
                        town.events(
                                new DemoTown.Places(
                                        general,
                                        tax,
                                        residents,
                                        welfare,
                                        school,
                                        elementary,
                                        junior,
                                        clerks,
                                        myNumber,
                                        lgwan,
                                        internet,
                                        learning)));
        year.add(
                new Event(
                        LocalDate.of(2026, 10, 1),
                        "佐藤 健",
                        "日々の台帳と申請を入れる",
                        work ->
                                daily.town(
                                        work,
                                        new DemoDaily.Units(
                                                general, tax, residents, welfare, school),
                                        new DemoDaily.People(
                                                sato, suzuki, takahashi, tanaka, kobayashi))));
        year.add(inspection.event());
        year.addAll(requests.events(opening.body(), residents, kobayashi, tanaka));
        year.addAll(measures.events());
        year.addAll(
                campaigns.events(
                        opening.body(),
                        new DemoCampaigns.Asked("佐藤 健", sato, general),
                        new DemoCampaigns.Asked("髙橋 誠", takahashi, tax),
                        new DemoCampaigns.Asked("小林 恵", kobayashi, residents)));
        return year;
    }

    private List<Event> union(Opening opening) {
        Change change = opening.change();
        desk.body(change, "里川衛生施設組合", BodyKind.UNION, Optional.empty());
        long head = desk.organ(change, OrganKind.HEAD, "管理者", YEAR_BEFORE);
        long office = desk.unit(change, "事務局", false, Optional.of(head), 1, YEAR_BEFORE);
        long chief = person(change, "森 正夫", "もり まさお", EmploymentKind.REGULAR, office);
        long ogawa = person(change, "小川 由美", "おがわ ゆみ", EmploymentKind.REGULAR, office);
        long auditor =
                desk.person(
                        change,
                        "石井 隆",
                        "いしい たかし",
                        EmploymentKind.REGULAR,
                        Optional.empty(),
                        "里川市",
                        YEAR_BEFORE);
        post(change, Role.CISO, chief, Optional.empty());
        PostException alone = new PostException("事務局は4人で、ほかに当たれる職員がいないため。点検は里川市の職員に頼む。", "管理者");
        desk.post(change, Role.CHIEF_OFFICER, ogawa, Optional.empty(), Optional.of(alone), APRIL);
        desk.post(change, Role.MANAGER, ogawa, Optional.of(office), Optional.of(alone), APRIL);
        desk.post(
                change,
                Role.SYSTEM_OPERATOR,
                ogawa,
                Optional.of(office),
                Optional.of(alone),
                APRIL);
        post(change, Role.AUDITOR, auditor, Optional.empty());
        account(opening, "ogawa", ogawa);
        long lgwan = desk.zone(change, Optional.of(ZoneKind.LGWAN), "LGWAN接続系", "里川市", YEAR_BEFORE);
        desk.zone(change, Optional.of(ZoneKind.INTERNET), "インターネット接続系", "里川市", YEAR_BEFORE);
        desk.fact(change, Fact.SCHOOLS, false, YEAR_BEFORE);
        desk.fact(change, Fact.LGWAN_CONNECTED, true, YEAR_BEFORE);
        desk.fact(change, Fact.PERSONAL_INFORMATION, false, YEAR_BEFORE);
        desk.fact(change, Fact.OWN_SERVERS, false, YEAR_BEFORE);
        desk.fact(change, Fact.OWN_DEVELOPMENT, false, YEAR_BEFORE);
        desk.fact(change, Fact.OUTSOURCING, true, YEAR_BEFORE);
        desk.fact(change, Fact.SOCIAL_MEDIA, false, YEAR_BEFORE);
        desk.fact(change, Fact.WIRELESS_LAN, false, YEAR_BEFORE);
        desk.fact(change, Fact.PRIVATE_DEVICES, false, YEAR_BEFORE);
        desk.carried(
                change,
                "里川市",
                Measure.NETWORK,
                new Arrangement(
                        "情報通信網の共同利用に関する協定書(令和3年4月1日)",
                        "市: 網の構築、監視、分割。組合: 端末の管理、異常の通報",
                        "年1回の点検結果の写し",
                        Optional.of(LocalDate.of(2026, 6, 30)),
                        Optional.of(LocalDate.of(2027, 3, 31))),
                YEAR_BEFORE);
        desk.carried(
                change,
                "里川市",
                Measure.CSIRT,
                new Arrangement(
                        "情報通信網の共同利用に関する協定書(令和3年4月1日)",
                        "市: 事案の受付と初動の助言。組合: 発見、報告、住民への説明",
                        "連絡訓練の記録",
                        Optional.of(LocalDate.of(2025, 9, 3)),
                        Optional.of(LocalDate.of(2027, 3, 31))),
                YEAR_BEFORE);
        papers.union(change, head, office);
        return union.events(office, lgwan);
    }

    private long person(
            Change change, String name, String kana, EmploymentKind employment, long unit) {
        return desk.person(change, name, kana, employment, Optional.of(unit), "", YEAR_BEFORE);
    }

    private void post(Change change, Role role, long person, Optional<Long> unit) {
        desk.post(change, role, person, unit, Optional.empty(), APRIL);
    }

    private void account(Opening opening, String name, long person) {
        accounts.open(opening.change(), new AccountName(name), person, opening.passwordHash());
    }
}
