// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.asset;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.asset.ClassSchemes.Moved;
import jp.sekisho.server.asset.ClassSchemes.Scheme;
import jp.sekisho.server.database.schema.tables.records.ClassMappingRecord;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.page.Page;
import jp.sekisho.server.page.Sentence;
import org.jooq.Result;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The classification schemes of the body: look at them, add an own one, move assets from one to
/// another.
@Controller
class ClassSchemeController {

    static final String PATH = "/asset-classes";

    private static final int MAX_LEVELS = 10;

    private final ClassSchemes schemes;

    ClassSchemeController(ClassSchemes schemes) {
        this.schemes = schemes;
    }

    /// What the page of schemes shows.
    ///
    /// @param schemes the schemes
    /// @param fields the form of an own scheme
    /// @param mayWrite whether the person may change anything
    public record View(List<SchemeView> schemes, List<FormField> fields, boolean mayWrite) {
        public View {
            schemes = List.copyOf(schemes);
            fields = List.copyOf(fields);
        }
    }

    /// A scheme.
    ///
    /// @param id its id
    /// @param name its name
    /// @param period since when and until when it is in force
    /// @param inForce whether it is in force today
    /// @param levels its levels
    public record SchemeView(
            long id, String name, String period, boolean inForce, List<LevelView> levels) {
        public SchemeView {
            levels = List.copyOf(levels);
        }
    }

    /// A level.
    ///
    /// @param dimension what it is about
    /// @param name its name
    /// @param meaning what belongs to it
    /// @param handling how it is handled
    /// @param assets how many assets stand in it
    public record LevelView(
            String dimension, String name, String meaning, String handling, int assets) {}

    /// What the page of a move shows.
    ///
    /// @param from the name of the scheme that is left
    /// @param to the name of the scheme that is entered
    /// @param action where it is sent
    /// @param rows one for each level that is left
    public record MoveView(String from, String to, String action, List<MoveRow> rows) {
        public MoveView {
            rows = List.copyOf(rows);
        }
    }

    /// A level that is left.
    ///
    /// @param field the new level to be chosen
    /// @param assets how many assets stand in it
    public record MoveRow(FormField field, int assets) {}

    @GetMapping("/{body}" + PATH)
    @Requires(Permission.READ_ASSETS)
    Page show(Visit visit) {
        return page(visit, fields(Map.of()), 200);
    }

    private Page page(Visit visit, List<FormField> fields, int status) {
        String today = visit.today().toString();
        List<SchemeView> views =
                visit.body().read(schemes::all).stream()
                        .map(scheme ->
                                new SchemeView(
                                        scheme.id(),
                                        scheme.name(),
                                        period(scheme),
                                        scheme.isInForce(today),
                                        scheme.levels().stream()
                                                .map(level ->
                                                        new LevelView(
                                                                level.dimension().label(),
                                                                level.name(),
                                                                level.meaning(),
                                                                level.handling(),
                                                                level.assets()))
                                                .toList()))
                        .toList();
        return new Page(
                "asset/classes.jte",
                new View(views, fields, visit.may(Permission.EDIT_CLASSIFICATION)),
                status);
    }

    private static String period(Scheme scheme) {
        return date(scheme.from())
                + "から"
                + (scheme.until().isEmpty() ? "" : date(scheme.until()) + "の前日まで");
    }

    private static String date(String iso) {
        return new JapaneseDate(java.time.LocalDate.parse(iso)).text();
    }

    @PostMapping("/{body}" + PATH)
    @Requires(Permission.EDIT_CLASSIFICATION)
    Object add(Visit visit, @RequestParam Map<String, String> params) {
        List<FormField> fields = fields(params);
        if (fields.stream().anyMatch(field -> !field.error().isEmpty())) {
            return page(visit, fields, 422);
        }
        Map<Dimension, List<Map.Entry<String, String>>> levels = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            levels.put(dimension, levels(params.getOrDefault(dimension.name(), "")));
        }
        String from =
                JapaneseDate.tryParse(params.getOrDefault("from", ""))
                        .map(date -> date.date().toString())
                        .orElseThrow();
        schemes.add(visit, params.getOrDefault("name", "").strip(), from, levels);
        return seeOther("/" + visit.body().key() + PATH);
    }

    @PostMapping("/{body}" + PATH + "/end")
    @Requires(Permission.EDIT_CLASSIFICATION)
    Object end(Visit visit, @RequestParam long scheme) {
        Scheme ended = find(visit, scheme);
        boolean inForce = ended.isInForce(visit.today().toString());
        schemes.inForce(
                visit,
                scheme,
                inForce ? ended.from() : visit.today().toString(),
                inForce && ended.from().compareTo(visit.today().toString()) < 0
                        ? Optional.of(visit.today().toString())
                        : Optional.empty());
        return seeOther("/" + visit.body().key() + PATH);
    }

    @GetMapping("/{body}" + PATH + "/move")
    @Requires(Permission.EDIT_CLASSIFICATION)
    Page moving(Visit visit, @RequestParam long from, @RequestParam long to) {
        Scheme left = find(visit, from);
        Scheme entered = find(visit, to);
        Map<Long, Result<ClassMappingRecord>> map = visit.body().read(db -> schemes.map(db, from));
        List<MoveRow> rows = new ArrayList<>();
        for (ClassSchemes.Level level : left.levels()) {
            List<ClassMappingRecord> proposals =
                    map.containsKey(level.id()) ? List.copyOf(map.get(level.id())) : List.of();
            List<FormField.Choice> choices = new ArrayList<>();
            choices.add(new FormField.Choice("", "今のままにする(あとで一件ずつ決める)"));
            entered.levels().stream()
                    .filter(other -> other.dimension() == level.dimension())
                    .forEach(other ->
                            choices.add(
                                    new FormField.Choice(Long.toString(other.id()), other.name())));
            rows.add(
                    new MoveRow(
                            FormField.of("level-" + level.id(), level.name(), FormField.Kind.CHOICE)
                                    .choosing(choices)
                                    .with(proposed(proposals, entered))
                                    .hinted(
                                            proposals.stream()
                                                    .map(ClassMappingRecord::getRemark)
                                                    .collect(Collectors.joining(" "))),
                            level.assets()));
        }
        return new Page(
                "asset/move.jte",
                new MoveView(
                        left.name(),
                        entered.name(),
                        "/" + visit.body().key() + PATH + "/move",
                        rows));
    }

    private static String proposed(List<ClassMappingRecord> proposals, Scheme entered) {
        return proposals.stream()
                .map(ClassMappingRecord::getToLevelId)
                .filter(id -> id != null && entered.levels().stream().anyMatch(l -> l.id() == id))
                .findFirst()
                .map(id -> Long.toString(id))
                .orElse("");
    }

    @PostMapping("/{body}" + PATH + "/move")
    @Requires(Permission.EDIT_CLASSIFICATION)
    Page move(Visit visit, @RequestParam Map<String, String> params) {
        Map<Long, Long> decisions = new HashMap<>();
        params.forEach((name, value) -> {
            if (name.matches("level-[0-9]{1,18}") && value.matches("[0-9]{1,18}")) {
                decisions.put(Long.valueOf(name.substring(6)), Long.valueOf(value));
            }
        });
        return switch (schemes.move(visit, decisions)) {
            case Moved.Done(int assets) ->
                    new Sentence("分類を移しました", assets + "件の資産の分類を移しました。残りは資産ごとに決めてください。")
                            .then("情報資産台帳を開く", "/" + visit.body().key() + "/registers/assets")
                            .page(200);
            case Moved.Refused(String sentence) -> new Sentence("分類を移していません", sentence).page(422);
        };
    }

    private Scheme find(Visit visit, long id) {
        return visit.body().read(schemes::all).stream()
                .filter(scheme -> scheme.id() == id)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static ResponseEntity<Void> seeOther(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
    }

    private static List<FormField> fields(Map<String, String> params) {
        boolean sent = !params.isEmpty();
        List<FormField> fields = new ArrayList<>();
        fields.add(
                checked(
                        FormField.of("name", "区分の名前", FormField.Kind.TEXT)
                                .hinted("例: 山里町情報分類基準")
                                .mandatory(),
                        params,
                        sent && params.getOrDefault("name", "").isBlank()
                                ? "区分の名前を入れてください。"
                                : params.getOrDefault("name", "").length() > 200
                                        ? "200文字までで書いてください。"
                                        : ""));
        fields.add(
                checked(
                        FormField.of("from", "使い始める日", FormField.Kind.DATE)
                                .hinted("例: 令和9年4月1日")
                                .mandatory(),
                        params,
                        sent ? wrongDay(params.getOrDefault("from", "")) : ""));
        for (Dimension dimension : Dimension.values()) {
            fields.add(
                    checked(
                            FormField.of(
                                            dimension.name(),
                                            dimension.label() + "の段階",
                                            FormField.Kind.LONG_TEXT)
                                    .hinted("高い方から一行に一つ。例: " + dimension.label() + "2")
                                    .mandatory(),
                            params,
                            sent ? wrong(params.getOrDefault(dimension.name(), "")) : ""));
        }
        return fields;
    }

    private static FormField checked(FormField field, Map<String, String> params, String error) {
        return field.with(params.getOrDefault(field.name(), "")).wrong(error);
    }

    private static String wrong(String typed) {
        int levels = levels(typed).size();
        if (levels == 0 || levels > MAX_LEVELS) {
            return "1から" + MAX_LEVELS + "までの段階を、一行に一つずつ書いてください。";
        }
        return typed.lines().anyMatch(line -> line.strip().length() > 100)
                ? "一つの段階は100文字までで書いてください。"
                : "";
    }

    private static List<Map.Entry<String, String>> levels(String typed) {
        Map<String, String> levels = new LinkedHashMap<>();
        typed.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> levels.put(line.substring(0, Math.min(line.length(), 20)), line));
        return List.copyOf(levels.entrySet());
    }

    private static String wrongDay(String typed) {
        if (typed.isBlank()) {
            return "使い始める日を入れてください(例: 令和9年4月1日)。";
        }
        return JapaneseDate.tryParse(typed).isPresent() ? "" : JapaneseDate.whyNone(typed);
    }
}
