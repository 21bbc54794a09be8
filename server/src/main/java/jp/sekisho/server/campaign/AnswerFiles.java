// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.campaign;

import static jp.sekisho.server.database.schema.tables.Campaign.CAMPAIGN;
import static jp.sekisho.server.database.schema.tables.CampaignFile.CAMPAIGN_FILE;
import static jp.sekisho.server.database.schema.tables.CampaignMember.CAMPAIGN_MEMBER;
import static jp.sekisho.server.database.schema.tables.CampaignQuestion.CAMPAIGN_QUESTION;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.schema.tables.records.CampaignFileRecord;
import jp.sekisho.server.database.schema.tables.records.CampaignMemberRecord;
import jp.sekisho.server.database.schema.tables.records.CampaignRecord;
import jp.sekisho.server.evidence.Change;
import jp.sekisho.server.evidence.FileType;
import jp.sekisho.server.evidence.Keeping;
import jp.sekisho.server.evidence.SealedFileId;
import jp.sekisho.server.evidence.SealedFiles;
import jp.sekisho.server.evidence.Unsealing;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/// Files as answers, kept as sealed files. What is taken stands here and nowhere else; the length
/// is that of every sealed file ([SealedFiles#MAX_BYTES]).
@Component
final class AnswerFiles {

    /// What is taken, as people read it.
    static final String TAKEN_IN_WORDS = "PDF、画像(JPEG・PNG・TIFF)、Word(.docx)、Excel(.xlsx)、20MBまで";

    private final SealedFiles files;
    private final Ids ids;

    AnswerFiles(SealedFiles files, Ids ids) {
        this.files = files;
        this.ids = ids;
    }

    /// What became of an upload.
    sealed interface Upload {

        /// Its content is on the disk; [#enter] names it.
        record Kept(Keeping.Kept file) implements Upload {}

        /// It is not taken.
        record Refused(String sentence) implements Upload {}
    }

    /// Puts an uploaded file on the disk.
    Upload take(Visit visit, Optional<MultipartFile> file) {
        if (file.isEmpty() || file.get().isEmpty()) {
            return new Upload.Refused("中身のあるファイルを選んでください。");
        }
        try {
            return upload(files.keep(visit.body().key(), file.get(), FileType.DOCUMENTS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Puts a file on the disk.
    ///
    /// @param content read to its end; not closed
    Upload take(Visit visit, String name, InputStream content) {
        try {
            return upload(files.keep(visit.body().key(), name, content, FileType.DOCUMENTS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Upload upload(Keeping keeping) {
        return switch (keeping) {
            case Keeping.Kept kept -> new Upload.Kept(kept);
            case Keeping.Refused(Keeping.Reason reason) ->
                    new Upload.Refused(
                            reason == Keeping.Reason.TYPE_NOT_TAKEN
                                    ? "受け取れる種類ではありません。" + TAKEN_IN_WORDS + "で、マクロのないものを選び直してください。"
                                    : reason.sentence());
        };
    }

    /// Names a kept file as the answer to a question, in place of the one that stood there.
    ///
    /// @param before the file of the campaign before, which marks the same content as carried over
    void enter(
            Visit visit,
            Change change,
            CampaignMemberRecord member,
            int position,
            Keeping.Kept kept,
            Optional<CampaignFileRecord> before) {
        put(
                change,
                member,
                position,
                row -> {
                    row.setSealedId(files.enter(visit.body().key(), change, kept).value());
                    row.setName(kept.name().text());
                    row.setHash(kept.hash());
                    row.setBytes(kept.bytes());
                    row.setCarried(before.filter(b -> b.getHash().equals(kept.hash())).isPresent());
                });
    }

    /// Lets the file of the campaign before stand.
    void carry(
            Change change, CampaignMemberRecord member, int position, CampaignFileRecord before) {
        put(
                change,
                member,
                position,
                row -> {
                    row.setSealedId(before.getSealedId());
                    row.setName(before.getName());
                    row.setHash(before.getHash());
                    row.setBytes(before.getBytes());
                    row.setCarried(true);
                });
    }

    private void put(
            Change change,
            CampaignMemberRecord member,
            int position,
            java.util.function.Consumer<CampaignFileRecord> content) {
        CampaignFileRecord old =
                change.db()
                        .selectFrom(CAMPAIGN_FILE)
                        .where(CAMPAIGN_FILE.MEMBER_ID.eq(member.getId()))
                        .and(CAMPAIGN_FILE.POSITION.eq(position))
                        .fetchOne();
        CampaignFileRecord row = old == null ? new CampaignFileRecord() : old;
        content.accept(row);
        if (old == null) {
            row.setId(ids.next());
            row.setCampaignId(member.getCampaignId());
            row.setMemberId(member.getId());
            row.setPosition(position);
            change.insert(row);
        } else {
            change.update(row);
        }
    }

    /// Reads the files that a member has sent, by the number of their question.
    static Map<Integer, CampaignFileRecord> of(DSLContext db, long member) {
        return db.selectFrom(CAMPAIGN_FILE)
                .where(CAMPAIGN_FILE.MEMBER_ID.eq(member))
                .fetchMap(CAMPAIGN_FILE.POSITION);
    }

    /// Reads the files of the campaign before that the same member answered with, by the questions'
    /// texts.
    static Map<String, CampaignFileRecord> before(
            DSLContext db, CampaignRecord campaign, CampaignMemberRecord member) {
        Map<String, CampaignFileRecord> found = new HashMap<>();
        if (campaign.getBeforeId() != null) {
            db.select(CAMPAIGN_QUESTION.QUESTION)
                    .select(CAMPAIGN_FILE.fields())
                    .from(CAMPAIGN_FILE)
                    .join(CAMPAIGN_MEMBER)
                    .on(CAMPAIGN_MEMBER.ID.eq(CAMPAIGN_FILE.MEMBER_ID))
                    .join(CAMPAIGN_QUESTION)
                    .on(CAMPAIGN_QUESTION.CAMPAIGN_ID.eq(CAMPAIGN_FILE.CAMPAIGN_ID))
                    .and(CAMPAIGN_QUESTION.POSITION.eq(CAMPAIGN_FILE.POSITION))
                    .where(CAMPAIGN_FILE.CAMPAIGN_ID.eq(campaign.getBeforeId()))
                    .and(CampaignReading.same(member))
                    .and(CAMPAIGN_MEMBER.ANSWERED_ON.ne(""))
                    .forEach(row ->
                            found.put(
                                    row.get(CAMPAIGN_QUESTION.QUESTION), row.into(CAMPAIGN_FILE)));
        }
        return found;
    }

    /// Opens a file for whoever answered with it, or sees the results of the unit that did.
    Unsealing open(Visit visit, long campaign, long file) {
        return visit.body()
                .read(db -> {
                    CampaignFileRecord row =
                            db.select(CAMPAIGN_FILE.fields())
                                    .from(CAMPAIGN_FILE)
                                    .join(CAMPAIGN_MEMBER)
                                    .on(CAMPAIGN_MEMBER.ID.eq(CAMPAIGN_FILE.MEMBER_ID))
                                    .join(CAMPAIGN)
                                    .on(CAMPAIGN.ID.eq(CAMPAIGN_FILE.CAMPAIGN_ID))
                                    .where(CAMPAIGN_FILE.ID.eq(file))
                                    .and(CAMPAIGN.ID.eq(campaign))
                                    .and(
                                            CampaignReading.mine(visit)
                                                    .or(
                                                            CampaignReading.concerns(visit)
                                                                    .and(
                                                                            visit.scopeOf(
                                                                                    Permission
                                                                                            .RUN_CAMPAIGNS,
                                                                                    CAMPAIGN_MEMBER
                                                                                            .UNIT_ID))))
                                    .fetchOptionalInto(CAMPAIGN_FILE)
                                    .orElseThrow(CampaignController::nothing);
                    return files.open(visit.body().key(), db, new SealedFileId(row.getSealedId()));
                });
    }
}
