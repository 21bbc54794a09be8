// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.campaign;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.schema.tables.records.CampaignFileRecord;
import jp.sekisho.server.database.schema.tables.records.CampaignMemberRecord;
import jp.sekisho.server.database.schema.tables.records.CampaignRecord;
import jp.sekisho.server.evidence.Unsealing;
import jp.sekisho.server.page.Page;
import jp.sekisho.server.page.Sentence;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// The files with which somebody answers: sent one by one after the other answers are kept, so that
/// a file that is refused takes nothing with it.
@Controller
@Requires(Permission.ANSWER_CAMPAIGNS)
class AnswerFilesController {

    private final CampaignAnswerDesk desk;
    private final AnswerFiles files;

    AnswerFilesController(CampaignAnswerDesk desk, AnswerFiles files) {
        this.desk = desk;
        this.files = files;
    }

    /// The page on which files are sent.
    ///
    /// @param title the campaign's
    /// @param due until when
    /// @param taken what is taken
    /// @param path where it is all sent off
    /// @param back where the other answers are
    /// @param wanted the questions
    /// @param lead how things stand
    /// @param open whether files are taken
    /// @param ready whether all is there
    public record FilesView(
            String title,
            String due,
            String taken,
            String path,
            String back,
            List<Wanted> wanted,
            String lead,
            boolean open,
            boolean ready) {
        public FilesView {
            wanted = List.copyOf(wanted);
        }
    }

    /// A question that asks for a file.
    ///
    /// @param position its number, from 0
    /// @param text what is asked
    /// @param path where the file is sent
    /// @param here the file that is here; empty for none
    /// @param before the file of the year before; empty for none
    /// @param error what is wrong with the one just sent; empty for nothing
    public record Wanted(
            int position,
            String text,
            String path,
            Optional<Here> here,
            Optional<Here> before,
            String error) {}

    /// A file that is here.
    ///
    /// @param name its name
    /// @param path where it is opened
    /// @param carried whether it stands unchanged from the year before
    public record Here(String name, String path, boolean carried) {}

    @GetMapping("/{body}/campaigns/{id:[0-9]{1,18}}/files")
    Page files(Visit visit, @PathVariable long id) {
        return page(visit, id, -1, "", 200);
    }

    @PostMapping("/{body}/campaigns/{id:[0-9]{1,18}}/files/{position:[0-9]{1,2}}")
    Object file(
            Visit visit,
            @PathVariable long id,
            @PathVariable int position,
            @RequestParam Optional<MultipartFile> file) {
        // Nothing reaches the disk for a question that is not asked of this person.
        FilesView view = view(visit, id, -1, "");
        if (view.wanted().stream().noneMatch(one -> one.position() == position)) {
            throw CampaignController.nothing();
        }
        return switch (files.take(visit, file)) {
            case AnswerFiles.Upload.Refused(String sentence) ->
                    page(visit, id, position, sentence, 422);
            case AnswerFiles.Upload.Kept(var kept) ->
                    after(visit, id, desk.file(visit, id, position, kept));
        };
    }

    @PostMapping("/{body}/campaigns/{id:[0-9]{1,18}}/files/{position:[0-9]{1,2}}/carry")
    Object carry(Visit visit, @PathVariable long id, @PathVariable int position) {
        return after(visit, id, desk.carry(visit, id, position));
    }

    @PostMapping("/{body}/campaigns/{id:[0-9]{1,18}}/files")
    Object finish(Visit visit, @PathVariable long id) {
        return after(visit, id, desk.finish(visit, id));
    }

    private static Object after(Visit visit, long id, CampaignAnswerDesk.Outcome outcome) {
        String base = CampaignController.base(visit);
        return switch (outcome) {
            case CampaignAnswerDesk.Outcome.Kept() ->
                    CampaignController.seeOther(base + "/" + id + "/files");
            case CampaignAnswerDesk.Outcome.Taken _ -> CampaignController.seeOther(base);
            case CampaignAnswerDesk.Outcome.Meanwhile _ ->
                    throw new IllegalStateException("files have no version");
            case CampaignAnswerDesk.Outcome.NotTaken(String sentence) ->
                    new Sentence("受け付けていません", sentence).page(409);
        };
    }

    @GetMapping("/{body}/campaigns/{id:[0-9]{1,18}}/attached/{file:[0-9]{1,18}}")
    @Nullable Object attached(
            Visit visit,
            @PathVariable long id,
            @PathVariable long file,
            HttpServletResponse response)
            throws IOException {
        return switch (files.open(visit, id, file)) {
            case Unsealing.Whole(var whole) -> {
                whole.send(response);
                yield null;
            }
            case Unsealing.Refused refused -> refused.page();
        };
    }

    private static Page page(Visit visit, long id, int position, String error, int status) {
        return new Page("campaign/files.jte", view(visit, id, position, error), status);
    }

    private static FilesView view(Visit visit, long id, int position, String error) {
        return visit.body()
                .read(db -> {
                    CampaignReading.Mine mine =
                            CampaignReading.mine(db, visit, id)
                                    .orElseThrow(CampaignController::nothing);
                    CampaignRecord row = mine.campaign();
                    CampaignMemberRecord member = mine.member();
                    List<Questions.Question> questions = CampaignReading.questions(db, id);
                    Map<Integer, CampaignFileRecord> here = AnswerFiles.of(db, member.getId());
                    Map<String, CampaignFileRecord> before = AnswerFiles.before(db, row, member);
                    String base = CampaignController.base(visit);
                    List<Wanted> wanted = new ArrayList<>();
                    for (int i = 0; i < questions.size(); i++) {
                        if (questions.get(i).isFile()) {
                            wanted.add(
                                    new Wanted(
                                            i,
                                            questions.get(i).text(),
                                            base + "/" + id + "/files/" + i,
                                            here(base, here.get(i)),
                                            here(base, before.get(questions.get(i).text())),
                                            i == position ? error : ""));
                        }
                    }
                    return shown(
                            base + "/" + id,
                            mine,
                            CampaignReading.mayChange(row, visit.today()),
                            questions,
                            here,
                            wanted);
                });
    }

    private static FilesView shown(
            String path,
            CampaignReading.Mine mine,
            boolean mayChange,
            List<Questions.Question> questions,
            Map<Integer, CampaignFileRecord> here,
            List<Wanted> wanted) {
        CampaignRecord row = mine.campaign();
        CampaignMemberRecord member = mine.member();
        Answers typed = Answers.parse(member.getAnswers());
        long missing = wanted.stream().filter(one -> one.here().isEmpty()).count();
        boolean others = Answers.faults(questions, typed.typed()).isEmpty();
        boolean ready = !member.getPassed() && typed.with(here).areWhole(questions);
        String lead =
                member.getPassed()
                        ? "すでに答えています。" + (mayChange ? "ファイルを選び直すと、その場で入れ替わります。" : "")
                        : !others
                                ? "先に、ほかの質問に答えてください。"
                                : missing > 0
                                        ? "ほかの答えは預かりました。ファイルがあと" + missing + "件要ります。"
                                        : "すべてそろいました。「答えを出す」を押すと終わりです。";
        return new FilesView(
                row.getTitle(),
                CampaignController.due(row),
                AnswerFiles.TAKEN_IN_WORDS,
                path + "/files",
                path + "/answer",
                wanted,
                lead,
                row.getClosedOn().isEmpty() && (!member.getPassed() || mayChange),
                ready);
    }

    private static Optional<Here> here(String base, @Nullable CampaignFileRecord file) {
        return Optional.ofNullable(file)
                .map(one ->
                        new Here(
                                one.getName(),
                                base + "/" + one.getCampaignId() + "/attached/" + one.getId(),
                                one.getCarried()));
    }
}
