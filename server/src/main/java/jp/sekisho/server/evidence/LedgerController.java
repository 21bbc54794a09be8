// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.ledger.EntryId;
import jp.sekisho.ledger.note.VerifierKey;
import jp.sekisho.ledger.tree.TreeHasher;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Kind;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.page.NavigationEntry;
import jp.sekisho.server.page.Page;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The ledger for people: its entries, and one entry with its proof.
@Controller
@Requires(Permission.READ_LEDGER)
class LedgerController {

    private static final int PAGE = 50;

    private final Evidence evidence;
    private final SubjectKinds kinds;

    LedgerController(Evidence evidence, SubjectKinds kinds) {
        this.evidence = evidence;
        this.kinds = kinds;
    }

    @Bean
    static NavigationEntry ledgerNavigation() {
        return new NavigationEntry(
                NavigationEntry.Group.ASSURANCE,
                90,
                "証跡台帳",
                "/evidence",
                Permission.READ_LEDGER.name());
    }

    @GetMapping("/{body}/evidence")
    Page list(
            Visit visit,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String before) {
        Optional<LocalDate> date = JapaneseDate.tryParse(day).map(JapaneseDate::date);
        LedgerQuery query =
                new LedgerQuery(who, kind, id, date, number(before).orElse(Long.MAX_VALUE));
        String wrong = day.isBlank() || date.isPresent() ? "" : JapaneseDate.whyNone(day);
        return visit.body().read(db -> list(visit, db, query, day, wrong));
    }

    private Page list(Visit visit, DSLContext db, LedgerQuery query, String day, String wrong) {
        String path = path(visit);
        BodyLedger ledger = evidence.ledger(visit.body().key(), db);
        List<History.Line> found = wrong.isEmpty() ? History.find(db, query, PAGE + 1) : List.of();
        List<LedgerView.Row> rows =
                found.stream().limit(PAGE).map(line -> row(path, query, line)).toList();
        long size = ledger.size();
        LedgerView view =
                new LedgerView(
                        path,
                        size + "件",
                        signed(ledger.newest(), size),
                        filters(query, day, wrong),
                        query.isNarrowed(),
                        rows,
                        found.size() > PAGE
                                ? path + query.before(rows.getLast().seq()).text()
                                : null,
                        wrong,
                        visit.may(Permission.EXPORT_LEDGER));
        return new Page("evidence/ledger.jte", view, wrong.isEmpty() ? 200 : 422);
    }

    private static String signed(Optional<Checkpointed> newest, long size) {
        return newest.map(c ->
                        when(c.at())
                                + "に"
                                + c.size()
                                + "件目まで署名しました。"
                                + (c.size() < size
                                        ? "そのあとの" + (size - c.size()) + "件は、次の署名に入ります。"
                                        : ""))
                .orElse("まだ署名していません。");
    }

    private List<FormField> filters(LedgerQuery query, String day, String wrong) {
        List<FormField.Choice> choices = new ArrayList<>();
        choices.add(new FormField.Choice("", "すべて"));
        kinds.all().forEach(k -> choices.add(new FormField.Choice(k.kind(), k.label())));
        return List.of(
                FormField.of("who", "だれが(氏名のとおり)", Kind.TEXT).with(query.who()),
                FormField.of("kind", "何を", Kind.CHOICE).with(query.kind()).choosing(choices),
                FormField.of("day", "いつ", Kind.DATE).with(day).wrong(wrong));
    }

    private LedgerView.Row row(String path, LedgerQuery query, History.Line line) {
        String who = line.entry().who();
        return new LedgerView.Row(
                line.seq(),
                path + "/entries/" + line.seq(),
                when(line.entry().at()),
                who.isEmpty() ? "(消去済み)" : shown(who),
                who.isEmpty() ? "" : path + query.by(who).text(),
                kinds.label(line.kind()),
                kinds.action(line.kind(), line.entry().action()),
                line.entry().why().lines().findFirst().orElse(""));
    }

    @GetMapping("/{body}/evidence/entries/{seq:[0-9]{1,18}}")
    Page entry(Visit visit, @PathVariable long seq) {
        return new Page("evidence/entry.jte", visit.body().read(db -> entry(visit, db, seq)));
    }

    private EntryView entry(Visit visit, DSLContext db, long seq) {
        String path = path(visit);
        LedgerQuery all = new LedgerQuery("", "", "", Optional.empty(), seq + 1);
        History.Line line =
                History.find(db, all, 1).stream()
                        .filter(found -> found.seq() == seq)
                        .findFirst()
                        .orElseThrow(LedgerController::nothing);
        BodyLedger ledger = evidence.ledger(visit.body().key(), db);
        BodyLedger.Neighbours around = ledger.neighbours(line.kind(), line.id(), seq);
        String who = line.entry().who();
        Optional<jp.sekisho.ledger.Entry> said = line.said();
        return new EntryView(
                seq,
                path,
                List.of(
                        new EntryView.Fact("いつ", when(line.entry().at())),
                        new EntryView.Fact("だれが", who.isEmpty() ? "(消去済み)" : shown(who)),
                        new EntryView.Fact("何を", kinds.label(line.kind())),
                        new EntryView.Fact(
                                "どうした", kinds.action(line.kind(), line.entry().action()))),
                line.entry().why().lines().toList(),
                kinds.path(line.kind(), line.id())
                        .map(below -> "/" + visit.body().key() + below)
                        .orElse(null),
                path
                        + new LedgerQuery(
                                        "",
                                        line.kind(),
                                        line.id(),
                                        Optional.empty(),
                                        Long.MAX_VALUE)
                                .text(),
                said.flatMap(e -> e.before()).map(row -> row.hash().hex()).orElse(""),
                said.flatMap(e -> e.after()).map(row -> row.hash().hex()).orElse(""),
                around.earlier() == null ? null : path + "/entries/" + around.earlier(),
                around.later() == null ? null : path + "/entries/" + around.later(),
                ledger.newest().flatMap(head -> proof(ledger, line, head, path)).orElse(null));
    }

    private static Optional<EntryView.Proof> proof(
            BodyLedger ledger, History.Line line, Checkpointed head, String path) {
        return ledger.path(new EntryId(line.seq()), head.size())
                .map(found ->
                        new EntryView.Proof(
                                new TreeHasher().leaf(line.bytes().toArray()).base64(),
                                head.size(),
                                CheckpointController.root(head),
                                when(head.at()),
                                found.path().stream().map(hash -> hash.base64()).toList(),
                                path + "/entries/" + line.seq() + "/proof"));
    }

    /// The proof as `sekisho ledger verify` reads it; it gives away this entry only.
    @GetMapping("/{body}/evidence/entries/{seq:[0-9]{1,18}}/proof")
    ResponseEntity<byte[]> proof(Visit visit, @PathVariable long seq) {
        String text =
                visit.body()
                        .<Optional<String>>read(db ->
                                evidence.ledger(visit.body().key(), db)
                                        .prove(new EntryId(seq))
                                        .map(proof -> proof.text()))
                        .orElseThrow(LedgerController::nothing);
        return file(visit.body().key() + "-" + seq + ".tlog-proof", text);
    }

    static ResponseEntity<byte[]> file(String name, String text) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    static String path(Visit visit) {
        return "/" + visit.body().key() + "/evidence";
    }

    static String when(Instant at) {
        var there = at.atZone(LedgerQuery.JAPAN);
        return new JapaneseDate(there.toLocalDate()).text()
                + " "
                + String.format(
                        java.util.Locale.ROOT,
                        "%02d:%02d:%02d",
                        there.getHour(),
                        there.getMinute(),
                        there.getSecond());
    }

    static String key(BodyLedger ledger) {
        return ledger.verifierKey().map(VerifierKey::encode).orElse("");
    }

    static ResponseStatusException nothing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static String shown(String who) {
        return who.equals(Actor.SEKISHO.name()) ? "関所(自動)" : who;
    }

    private static Optional<Long> number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,18}")
                ? Optional.of(Long.valueOf(text))
                : Optional.empty();
    }
}
