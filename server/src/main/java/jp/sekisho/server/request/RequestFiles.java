// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.request;

import static jp.sekisho.server.database.schema.tables.RequestPaper.REQUEST_PAPER;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.schema.tables.records.RequestPaperRecord;
import jp.sekisho.server.evidence.Change;
import jp.sekisho.server.evidence.FileType;
import jp.sekisho.server.evidence.Keeping;
import jp.sekisho.server.evidence.SealedFileId;
import jp.sekisho.server.evidence.SealedFiles;
import jp.sekisho.server.evidence.Unsealing;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/// The files of requests: signed forms and attachments, kept as sealed files.
@Component
final class RequestFiles {

    /// Attachments of one request, at most.
    static final int MOST = 10;

    private final SealedFiles files;
    private final Ids ids;

    RequestFiles(SealedFiles files, Ids ids) {
        this.files = files;
        this.ids = ids;
    }

    /// What a file is to its request.
    enum Purpose {
        /// The signed form.
        SIGNED("決裁された用紙", FileType.SCANS, "PDFか画像(JPEG・PNG・TIFF)ではありません。スキャンし直してください。"),
        /// What the applicant adds.
        ATTACHED(
                "添付",
                FileType.DOCUMENTS,
                "受け取れる種類ではありません。PDF、画像、Word(.docx)、Excel(.xlsx)のどれかで選び直してください。マクロの入ったものは受け取れません。");

        private final String label;
        private final Set<FileType> types;
        private final String otherwise;

        Purpose(String label, Set<FileType> types, String otherwise) {
            this.label = label;
            this.types = types;
            this.otherwise = otherwise;
        }

        String label() {
            return label;
        }
    }

    /// What became of an upload.
    sealed interface Upload {

        /// Its content is on the disk; [#enter] names it.
        record Kept(Keeping.Kept file) implements Upload {}

        /// It is not taken.
        record Refused(String sentence) implements Upload {}
    }

    /// Puts an uploaded file on the disk.
    Upload take(Visit visit, Purpose purpose, Optional<MultipartFile> file) {
        if (file.isEmpty() || file.get().isEmpty()) {
            return new Upload.Refused(
                    purpose == Purpose.SIGNED ? "決裁された用紙をスキャンしたファイルを選んでください。" : "添えるファイルを選んでください。");
        }
        try {
            return switch (files.keep(visit.body().key(), file.get(), purpose.types)) {
                case Keeping.Kept kept -> new Upload.Kept(kept);
                case Keeping.Refused(Keeping.Reason reason) ->
                        new Upload.Refused(
                                reason == Keeping.Reason.TYPE_NOT_TAKEN
                                        ? purpose.otherwise
                                        : reason.sentence());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Names a kept file as one of a request, within the change to which it belongs.
    void enter(BodyKey body, Change change, long request, Purpose purpose, Keeping.Kept kept) {
        RequestPaperRecord row = new RequestPaperRecord();
        row.setId(ids.next());
        row.setRequestId(request);
        row.setPurpose(purpose.name());
        row.setSealedId(files.enter(body, change, kept).value());
        row.setName(kept.name().text());
        row.setHash(kept.hash());
        row.setBytes(kept.bytes());
        change.insert(row);
    }

    /// Opens a file of a request that the person may see.
    Unsealing open(Visit visit, RequestCase.Paper paper) {
        return visit.body()
                .read(db ->
                        files.open(
                                visit.body().key(),
                                db,
                                new SealedFileId(
                                        db.select(REQUEST_PAPER.SEALED_ID)
                                                .from(REQUEST_PAPER)
                                                .where(REQUEST_PAPER.ID.eq(paper.id()))
                                                .fetchSingle()
                                                .value1())));
    }
}
