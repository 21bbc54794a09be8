// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import static jp.sekisho.server.database.schema.tables.PolicyDocument.POLICY_DOCUMENT;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.server.body.BodyStore;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.evidence.Change;
import jp.sekisho.server.evidence.FileType;
import jp.sekisho.server.evidence.Keeping;
import jp.sekisho.server.evidence.SealedFileId;
import jp.sekisho.server.evidence.SealedFiles;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Makes packages for the body's web site and seals them, so that what was handed over can be shown
/// at any time.
@Component
public final class Publishing {

    private final Policies policies;
    private final PolicyDesk desk;
    private final SealedFiles files;

    Publishing(Policies policies, PolicyDesk desk, SealedFiles files) {
        this.policies = policies;
        this.desk = desk;
        this.files = files;
    }

    /// A package on the disk that no row names yet, or why there is none.
    sealed interface Making {
        record Kept(Keeping.Kept file) implements Making {}

        record None(String message) implements Making {}
    }

    /// Makes a package and puts it on the disk.
    ///
    /// @param body whose
    /// @param db its database
    /// @param document a basic policy or a standard
    /// @param day the day
    Making make(BodyKey body, DSLContext db, PolicyDocumentId document, LocalDate day) {
        BasicPolicy policy = policies.text(body, db, document);
        var row =
                db.select(
                                POLICY_DOCUMENT.KIND,
                                POLICY_DOCUMENT.EDITION,
                                POLICY_DOCUMENT.ENFORCED_ON)
                        .from(POLICY_DOCUMENT)
                        .where(POLICY_DOCUMENT.ID.eq(document.value()))
                        .fetchSingle();
        DocumentKind kind = DocumentKind.valueOf(row.value1());
        WebPackage.Facts facts =
                new WebPackage.Facts(
                        BodyStore.name(db).orElse(body.value()),
                        kind,
                        row.value2(),
                        Documents.day(row.value3()),
                        kind == DocumentKind.BASIC_POLICY
                                ? Adoptions.of(db, List.of(document), day).words(document)
                                : "",
                        day);
        return switch (WebPackage.of(policy, facts)) {
            case WebPackage.Made.NoFont(String message) -> new Making.None(message);
            case WebPackage.Made.Zip(byte[] bytes) -> keep(body, bytes, day);
        };
    }

    private Making keep(BodyKey body, byte[] bytes, LocalDate day) {
        try {
            String name = "公表用一式-" + day + ".zip";
            return switch (files.keep(
                    body, name, new ByteArrayInputStream(bytes), Set.of(FileType.ZIP))) {
                case Keeping.Kept kept -> new Making.Kept(kept);
                case Keeping.Refused(Keeping.Reason reason) -> new Making.None(reason.sentence());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Names a package in a change.
    ///
    /// @return the publication to come
    long enter(
            BodyKey body,
            Change change,
            PolicyDocumentId document,
            Keeping.Kept kept,
            LocalDate preparedOn) {
        SealedFileId file = files.enter(body, change, kept);
        return desk.prepare(change, document, preparedOn, file, kept.hash());
    }

    /// Makes a package and records that it was put up, in one change.
    ///
    /// @param body whose
    /// @param change the change under way
    /// @param document a basic policy or a standard
    /// @param publishedOn the day on which it was put up
    /// @param url where
    public void publish(
            BodyKey body,
            Change change,
            PolicyDocumentId document,
            LocalDate publishedOn,
            String url) {
        switch (make(body, change.db(), document, publishedOn)) {
            case Making.None(String message) -> throw new IllegalStateException(message);
            case Making.Kept(Keeping.Kept kept) ->
                    desk.published(
                            change,
                            enter(body, change, document, kept, publishedOn),
                            publishedOn,
                            url);
        }
    }
}
