// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.policy.HistoryEvent.Event;

/// What stands before the first clause: title, dates, number of the legal act.
///
/// @param title the title; empty where there is none
/// @param body the body's name; empty where the title names none
/// @param history the dates stated before and behind the clauses
/// @param rest the lines that remain for the clauses
record FrontMatter(String title, String body, List<HistoryEvent> history, List<Line> rest) {

    private static final int TITLE_WITHIN = 80;
    private static final int LONGEST_TITLE = 70;
    private static final int LAST_LINES = 6;

    private static final Pattern TITLE =
            Pattern.compile(
                    ".{0,40}(?:セキュリティ|サイバー).{0,24}(?:方針|ポリシー|基準|規程|規則|要綱|要領|指針|宣言|宣言書)(?: ?\\(.{1,30}\\))?");
    private static final Pattern BODY =
            Pattern.compile("(.{1,30}?) ?(?:の|における)?(?:情報セキュリティ|サイバーセキュリティ|情報システム|セキュリティ)");
    private static final Pattern BODY_NAME =
            Pattern.compile(".{0,28}(?:市|町|村|区|県|都|府|道|組合|連合|企業団|事務局|協議会|公社|機構|財産区|病院)");
    static final Pattern INSTRUMENT =
            Pattern.compile(
                    "[^ ()0-9年月日]{0,20}?(?:訓令甲?乙?|告示|公告|規則|規程|管理規程|要綱|要領|達|条例|訓)第 ?[0-9一二三四五六七八九十百]{1,5} ?号");
    private static final Pattern REPLACES = Pattern.compile("の(?:全部|一部)を(?:次のように)?改正する");
    private static final Pattern EVENT_WORDS =
            Pattern.compile(
                    "制定|策定|決定|改定|改正|改訂|施行|適用|廃止|公布|作成|決裁|版|第|号|一部|全部|最終|から|による|[ ()、:|。・/]");

    static FrontMatter of(List<Line> lines, Problems problems) {
        int at = titleAt(lines);
        String title = at < 0 ? "" : title(lines.get(at));
        List<HistoryEvent> history = new ArrayList<>();
        List<Line> rest = new ArrayList<>();
        boolean front = true;
        boolean replaces = false;
        for (int i = at + 1; i < lines.size(); i++) {
            Line line = lines.get(i);
            front = front && !beginsBody(line);
            boolean edge = front || i >= lines.size() - LAST_LINES;
            if (front && isTitleAgain(line, title)) {
                continue;
            }
            if (front && line.plain().length() <= 200 && REPLACES.matcher(line.plain()).find()) {
                replaces = true;
                replaced(line, history);
            } else if (edge && isDates(line)) {
                dates(line, history, problems);
            } else if (front && isInstrument(line)) {
                addInstrument(history, INSTRUMENT.matcher(line.plain()), line);
            } else {
                rest.add(line);
            }
        }
        String body = bodyOf(title);
        if (body.isEmpty() && at > 0 && BODY_NAME.matcher(lines.get(at - 1).plain()).matches()) {
            body = lines.get(at - 1).text();
        }
        return new FrontMatter(title, body, ordered(history, replaces), rest);
    }

    private static int titleAt(List<Line> lines) {
        int plainTitle = -1;
        for (int i = 0; i < Math.min(lines.size(), TITLE_WITHIN); i++) {
            Line line = lines.get(i);
            Optional<Mark> mark = MarkScanner.scan(line.text(), line.plain());
            boolean marked = mark.isPresent() && mark.get().style() != Mark.Style.BULLET;
            if (marked && mark.get().style().rank() <= 5 && !mark.get().style().groups()) {
                break;
            }
            String words = title(line);
            if (!marked
                    && words.length() <= LONGEST_TITLE
                    && TITLE.matcher(Glyphs.plain(words)).matches()) {
                if (line.headingLevel() > 0) {
                    return i;
                }
                plainTitle = plainTitle < 0 ? i : plainTitle;
            }
        }
        return plainTitle;
    }

    private static String title(Line line) {
        String text = line.text();
        return Glyphs.strip(
                text.startsWith("○") || text.startsWith("◯") ? text.substring(1) : text);
    }

    private static boolean isTitleAgain(Line line, String title) {
        return title(line).equals(title);
    }

    static String bodyOf(String title) {
        Matcher matcher = BODY.matcher(title);
        if (!matcher.lookingAt()) {
            return "";
        }
        String name = Glyphs.strip(matcher.group(1));
        return name.endsWith("の") ? name.substring(0, name.length() - 1) : name;
    }

    private static boolean beginsBody(Line line) {
        return MarkScanner.scan(line.text(), line.plain())
                        .filter(mark -> mark.style().rank() <= 7)
                        .filter(mark -> mark.rest() >= line.text().length() || mark.ordinal() <= 2)
                        .isPresent()
                || (line.plain().startsWith("(")
                        && line.plain().endsWith(")")
                        && EraDate.find(line.plain()).isEmpty());
    }

    // --- dates

    /// A line that is nothing but dates, the words of their events and an act's number.
    private static boolean isDates(Line line) {
        if (line.plain().length() > 80 || line.headingLevel() > 0) {
            return false;
        }
        List<EraDate> dates = EraDate.all(line.plain());
        if (dates.isEmpty()) {
            return false;
        }
        StringBuilder rest = new StringBuilder(line.plain());
        for (int i = dates.size() - 1; i >= 0; i--) {
            rest.delete(dates.get(i).start(), dates.get(i).end());
        }
        String left = INSTRUMENT.matcher(rest).replaceAll("");
        return EVENT_WORDS.matcher(left).replaceAll("").length() <= 2;
    }

    private static boolean isInstrument(Line line) {
        Matcher matcher = INSTRUMENT.matcher(line.plain());
        return line.plain().length() <= 30 && matcher.matches();
    }

    private static void dates(Line line, List<HistoryEvent> history, Problems problems) {
        String plain = line.plain();
        List<EraDate> dates = EraDate.all(plain);
        for (int i = 0; i < dates.size(); i++) {
            EraDate date = dates.get(i);
            int to = i + 1 < dates.size() ? dates.get(i + 1).start() : plain.length();
            String before = plain.substring(i == 0 ? 0 : dates.get(i - 1).end(), date.start());
            String after = plain.substring(date.end(), to);
            Matcher instrument = INSTRUMENT.matcher(after);
            String act =
                    instrument.find()
                            ? textOf(
                                    line,
                                    date.end() + instrument.start(),
                                    date.end() + instrument.end())
                            : "";
            Event event = event(after).or(() -> event(before)).orElse(Event.ADOPTED);
            add(history, event, date, line, act, problems);
        }
    }

    private static String textOf(Line line, int from, int to) {
        return Glyphs.strip(line.text().substring(from, to));
    }

    static void add(
            List<HistoryEvent> history,
            Event event,
            EraDate date,
            Line line,
            String act,
            Problems problems) {
        add(history, event, date, line.text(), line.number(), act, problems);
    }

    static void add(
            List<HistoryEvent> history,
            Event event,
            EraDate date,
            String text,
            int line,
            String act,
            Problems problems) {
        String era = text.substring(date.start(), date.end());
        history.add(new HistoryEvent(event, date.date(), era, act, line));
        if (!date.exists()) {
            problems.add(line, Problem.Kind.DATE_DOES_NOT_EXIST, "「" + era + "」という日はありません。");
        }
    }

    static Optional<Event> event(String words) {
        if (words.contains("廃止")) {
            return Optional.of(Event.ABOLISHED);
        }
        if (words.contains("改定") || words.contains("改正") || words.contains("改訂")) {
            return Optional.of(Event.REVISED);
        }
        if (words.contains("施行") || words.contains("適用")) {
            return Optional.of(Event.ENFORCED);
        }
        boolean adopted =
                words.contains("制定")
                        || words.contains("策定")
                        || words.contains("決定")
                        || words.contains("作成");
        return adopted ? Optional.of(Event.ADOPTED) : Optional.empty();
    }

    private static void addInstrument(List<HistoryEvent> history, Matcher matcher, Line line) {
        if (!history.isEmpty() && history.getLast().instrument().isEmpty() && matcher.find()) {
            HistoryEvent last = history.removeLast();
            history.add(
                    new HistoryEvent(
                            last.event(),
                            last.date(),
                            last.era(),
                            textOf(line, matcher.start(), matcher.end()),
                            last.line()));
        }
    }

    /// `○○規程(平成19年2月16日訓令第3号)の全部を改正する。`: the older text was adopted on that day.
    private static void replaced(Line line, List<HistoryEvent> history) {
        EraDate.find(line.plain())
                .ifPresent(date -> {
                    Matcher act = INSTRUMENT.matcher(line.plain());
                    String number =
                            act.find(date.end()) ? textOf(line, act.start(), act.end()) : "";
                    String era = line.text().substring(date.start(), date.end());
                    history.add(
                            new HistoryEvent(
                                    Event.ADOPTED, date.date(), era, number, line.number()));
                });
    }

    /// Where a text replaces an older one, its own first date is a revision.
    private static List<HistoryEvent> ordered(List<HistoryEvent> history, boolean replaces) {
        if (!replaces || history.isEmpty()) {
            return history;
        }
        List<HistoryEvent> all = new ArrayList<>(history);
        HistoryEvent own = all.getFirst();
        all.set(
                0,
                new HistoryEvent(
                        Event.REVISED, own.date(), own.era(), own.instrument(), own.line()));
        return all;
    }
}
