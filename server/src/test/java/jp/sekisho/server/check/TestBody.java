// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.check;

import static jp.sekisho.server.database.schema.tables.Body.BODY;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import jp.sekisho.policy.catalogue.Answer;
import jp.sekisho.policy.catalogue.BodyKind;
import jp.sekisho.policy.catalogue.Catalogue;
import jp.sekisho.policy.catalogue.Obligation;
import jp.sekisho.policy.catalogue.ObligationId;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.body.BodyFacts.Measure;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.database.TestDatabases;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.database.schema.tables.records.AssetRecord;
import jp.sekisho.server.database.schema.tables.records.BodyFactRecord;
import jp.sekisho.server.database.schema.tables.records.BodyRecord;
import jp.sekisho.server.database.schema.tables.records.CarriedMeasureRecord;
import jp.sekisho.server.database.schema.tables.records.CommitteeMeetingRecord;
import jp.sekisho.server.database.schema.tables.records.ObligationDecisionRecord;
import jp.sekisho.server.database.schema.tables.records.OrganRecord;
import jp.sekisho.server.database.schema.tables.records.PersonRecord;
import jp.sekisho.server.database.schema.tables.records.PolicyAdoptionRecord;
import jp.sekisho.server.database.schema.tables.records.PolicyDocumentRecord;
import jp.sekisho.server.database.schema.tables.records.PublicationRecord;
import jp.sekisho.server.database.schema.tables.records.RoleHoldingRecord;
import jp.sekisho.server.database.schema.tables.records.UnitRecord;
import org.jooq.Field;
import org.jooq.UpdatableRecord;
import org.jspecify.annotations.Nullable;

/// A body with just the rows that a check is to look at, on a real database. Each adding method
/// returns the row's id; what does not matter to the check has a plain value, and `change` says
/// what does. Rows of other tables go in by [#add].
public final class TestBody implements AutoCloseable {

    public static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    public static final BodyKey KEY = new BodyKey("town");

    private static final String LONG_AGO = "2020-04-01";

    private final BodyDatabases databases;
    private final BodyDatabase body;
    private final AtomicLong ids = new AtomicLong(1000);

    /// The documents' editions by layer; each layer is one document here.
    private final Map<String, List<Long>> editions = new HashMap<>();

    private TestBody(BodyDatabases databases, BodyDatabase body) {
        this.databases = databases;
        this.body = body;
    }

    /// Opens a body that is set up and has nothing else.
    public static TestBody of(Kind kind, Path folder) {
        BodyDatabases databases = TestDatabases.fresh(kind, folder);
        return around(databases, databases.create(KEY));
    }

    /// Sets up a body that has nothing yet.
    public static TestBody around(BodyDatabases databases, BodyDatabase database) {
        TestBody body = new TestBody(databases, database);
        BodyRecord row = new BodyRecord();
        row.setName("試験町");
        row.setKind(BodyKind.TOWN.name());
        row.setCreatedAt(0L);
        body.add(row);
        return body;
    }

    public BodyDatabase database() {
        return body;
    }

    public BodyDatabases databases() {
        return databases;
    }

    /// Asks a check about the first obligation that it answers.
    public CheckResult ask(Check check) {
        return ask(check, TODAY);
    }

    public CheckResult ask(Check check, LocalDate today) {
        Obligation obligation =
                Catalogue.current().obligations().stream()
                        .filter(o -> o.answer().equals(new Answer.Checked(check.id())))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("nobody asks " + check.id()));
        return ask(check, obligation.id().value(), today);
    }

    public CheckResult ask(Check check, String obligation, LocalDate today) {
        Obligation asked =
                Catalogue.current().obligation(new ObligationId(obligation)).orElseThrow();
        return body.read(db -> check.answer(new Question(new Look(db, today), asked)));
    }

    /// Reads.
    public <T> T read(Function<org.jooq.DSLContext, T> work) {
        return body.read(work);
    }

    /// Adds a row of any table, with an id and a version of its own. Only tests write beside the
    /// evidence kernel.
    public <R extends UpdatableRecord<R>> long add(R row) {
        long id = ids.incrementAndGet();
        @Nullable Field<?> version = row.getTable().getRecordVersion();
        body.write(db -> {
            row.set(row.field("id", Long.class), id);
            if (version != null) {
                row.set(row.field("version", Integer.class), 1);
            }
            return db.executeInsert(row);
        });
        return id;
    }

    public long organ(String name) {
        OrganRecord row = new OrganRecord();
        row.setKind("HEAD");
        row.setName(name);
        row.setFromOn(LONG_AGO);
        return add(row);
    }

    public long unit(String name) {
        UnitRecord row = new UnitRecord();
        row.setName(name);
        row.setSchool(false);
        row.setPosition(ids.intValue());
        row.setFromOn(LONG_AGO);
        return add(row);
    }

    public long person(String name) {
        return person(name, null);
    }

    public long person(String name, @Nullable String until) {
        PersonRecord row = new PersonRecord();
        row.setName(name);
        row.setEmployment("REGULAR");
        row.setFromOn(LONG_AGO);
        row.setUntilOn(until);
        return add(row);
    }

    public long post(Role role, long person, @Nullable Long unit) {
        return post(role, person, unit, _ -> {});
    }

    public long post(
            Role role, long person, @Nullable Long unit, Consumer<RoleHoldingRecord> change) {
        RoleHoldingRecord row = new RoleHoldingRecord();
        row.setRole(role.name());
        row.setPersonId(person);
        row.setUnitId(unit);
        row.setFromOn(LONG_AGO);
        change.accept(row);
        return add(row);
    }

    public long fact(String fact, boolean answer) {
        BodyFactRecord row = new BodyFactRecord();
        row.setFact(fact);
        row.setAnswer(answer);
        row.setFromOn(LONG_AGO);
        return add(row);
    }

    public long meeting(String day) {
        CommitteeMeetingRecord row = new CommitteeMeetingRecord();
        row.setHeldOn(day);
        row.setSubject("研修の計画");
        return add(row);
    }

    public long carried(Measure measure, @Nullable String evidenceReceivedOn) {
        CarriedMeasureRecord row = new CarriedMeasureRecord();
        row.setCarrier("里川市");
        row.setCarrierKind("BODY");
        row.setMeasure(measure.name());
        row.setAgreement("協定書");
        row.setDivision("市: 網の構築。町: 端末の管理");
        row.setEvidenceExpected("点検結果の写し");
        row.setEvidenceReceivedOn(evidenceReceivedOn);
        row.setFromOn(LONG_AGO);
        return add(row);
    }

    public void exempt(String reviewOn) {
        body.write(db ->
                db.update(BODY)
                        .set(BODY.EXEMPTION_GROUNDS, "情報システムを管理しない")
                        .set(BODY.EXEMPTION_APPROVER, "管理者")
                        .set(BODY.EXEMPTION_DECIDED_ON, "2026-04-01")
                        .set(BODY.EXEMPTION_REVIEW_ON, reviewOn)
                        .execute());
    }

    /// Adds a document; `enforcedOn` is null for a draft.
    public long document(String kind, String text, @Nullable String enforcedOn) {
        PolicyDocumentRecord row = new PolicyDocumentRecord();
        List<Long> earlier = editions.computeIfAbsent(kind, _ -> new ArrayList<>());
        long id = ids.get() + 1; // what add gives next
        earlier.add(id);
        row.setSeriesId(earlier.getFirst());
        row.setKind(kind);
        row.setTitle("試験町の文書");
        row.setEdition(earlier.size());
        row.setForEveryone(true);
        row.setFileName("文書.txt");
        row.setSource(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        row.setEnforcedOn(enforcedOn);
        row.setCreatedAt(0L);
        return add(row);
    }

    public long basicPolicy(@Nullable String enforcedOn) {
        return document("BASIC_POLICY", "情報セキュリティ基本方針\n1 目的\n守る。\n", enforcedOn);
    }

    public long adoption(long document, long organ, boolean designated) {
        PolicyAdoptionRecord row = new PolicyAdoptionRecord();
        row.setDocumentId(document);
        row.setOrganId(organ);
        row.setAdoptedOn("2026-03-25");
        row.setJointly(false);
        row.setDesignated(designated);
        row.setDocumentNumber("");
        return add(row);
    }

    public long publication(long document, String day) {
        PublicationRecord row = new PublicationRecord();
        row.setDocumentId(document);
        row.setPreparedOn(day);
        row.setPublishedOn(day);
        row.setUrl("https://example.invalid/policy");
        row.setPackageHash("0".repeat(64));
        return add(row);
    }

    /// Adds an asset of the body's data, classified 3B・2・2, looked at last month.
    public long asset(String name, @Nullable Long unit, Consumer<AssetRecord> change) {
        AssetRecord row = new AssetRecord();
        row.setName(name);
        row.setKind("INFORMATION");
        row.setUnitId(unit);
        row.setConfidentialityId(12L);
        row.setIntegrityId(19L);
        row.setAvailabilityId(21L);
        for (Field<?> field : List.of(row.fields())) {
            if (field.getType() == String.class && row.get(field) == null) {
                row.set(row.field(field.getName(), String.class), "");
            }
        }
        row.setPersonal("NONE");
        row.setMedium("SERVER");
        row.setReviewedOn("2026-10-22");
        change.accept(row);
        return add(row);
    }

    public long decision(
            String obligation, String kind, String day, Consumer<ObligationDecisionRecord> change) {
        ObligationDecisionRecord row = new ObligationDecisionRecord();
        row.setObligation(obligation);
        row.setKind(kind);
        row.setText("決めたこと");
        row.setDecidedOn(day);
        change.accept(row);
        return add(row);
    }

    @Override
    public void close() {
        databases.close();
    }
}
