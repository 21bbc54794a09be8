// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import static jp.sekisho.server.database.schema.tables.CodeGenerator.CODE_GENERATOR;
import static jp.sekisho.server.database.schema.tables.CodeSheet.CODE_SHEET;

import java.text.Normalizer;
import java.time.Clock;
import java.util.OptionalLong;
import jp.sekisho.server.access.AccountId;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.schema.tables.records.CodeGeneratorRecord;
import jp.sekisho.server.database.schema.tables.records.CodeSheetRecord;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Change;
import jp.sekisho.server.evidence.Evidence;
import jp.sekisho.server.secret.Opened;
import jp.sekisho.server.secret.Purpose;
import jp.sekisho.server.secret.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps and checks the second factor of accounts: an app's time-based codes, a printed sheet, or
/// both.
@Component
final class SecondFactor {

    /// What came of showing a code.
    sealed interface Shown {
        /// The code was good, and is not any more.
        ///
        /// @param by with what it was made
        record Good(String by) implements Shown {}

        record Wrong() implements Shown {}

        /// The code could not be looked at.
        ///
        /// @param message one sentence for people
        record Unusable(String message) implements Shown {}
    }

    private final Evidence evidence;
    private final Secrets secrets;
    private final Ids ids;
    private final Clock clock;

    SecondFactor(Evidence evidence, Secrets secrets, Ids ids, Clock clock) {
        this.evidence = evidence;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
    }

    /// Looks at a code and, where it is good, uses it up.
    ///
    /// @param typed what somebody typed, with spaces or in 全角
    Shown show(BodyDatabase body, Account account, String typed) {
        String digits = digits(typed);
        if (digits.length() != TimeBasedCode.DIGITS && digits.length() != CodeSheet.DIGITS) {
            return new Shown.Wrong();
        }
        Shown before = body.read(db -> look(db, account.id(), digits, null));
        if (!(before instanceof Shown.Good)) {
            return before; // a wrong code changes nothing and takes no turn at writing
        }
        return evidence.change(
                body,
                new Actor(account.shownName()),
                "ログインの二つ目の確認に使いました。",
                change -> look(change.db(), account.id(), digits, change));
    }

    private Shown look(
            org.jooq.DSLContext db, AccountId account, String digits, @Nullable Change change) {
        return digits.length() == TimeBasedCode.DIGITS
                ? lookAtApp(db, account, digits, change)
                : lookAtSheet(db, account, digits, change);
    }

    private Shown lookAtApp(
            org.jooq.DSLContext db, AccountId account, String digits, @Nullable Change change) {
        CodeGeneratorRecord row =
                db.selectFrom(CODE_GENERATOR)
                        .where(CODE_GENERATOR.ACCOUNT_ID.eq(account.value()))
                        .fetchOne();
        if (row == null) {
            return new Shown.Wrong();
        }
        return switch (secrets.open(Purpose.SECOND_FACTOR_SEED, row.getId(), row.getSealedSeed())) {
            case Opened.OtherKey(String message) -> new Shown.Unusable(message);
            case Opened.Altered(String message) -> new Shown.Unusable(message);
            case Opened.Content seed -> {
                OptionalLong step =
                        new TimeBasedCode(seed.bytes())
                                .step(digits, clock.instant(), row.getLastStep());
                if (step.isEmpty()) {
                    yield new Shown.Wrong();
                }
                if (change != null) {
                    row.setLastStep(step.getAsLong());
                    change.update(row);
                }
                yield new Shown.Good("認証アプリ");
            }
        };
    }

    private Shown lookAtSheet(
            org.jooq.DSLContext db, AccountId account, String digits, @Nullable Change change) {
        CodeSheetRecord row =
                db.selectFrom(CODE_SHEET)
                        .where(CODE_SHEET.ACCOUNT_ID.eq(account.value()))
                        .fetchOne();
        if (row == null
                || !CodeSheet.isCode(
                        secrets, row.getId(), row.getMarks(), row.getNextNumber(), digits)) {
            return new Shown.Wrong();
        }
        int number = row.getNextNumber();
        if (change != null) {
            row.setNextNumber(number + 1);
            change.update(row);
        }
        return new Shown.Good("コード表の" + number + "番");
    }

    /// Replaces the account's app within a change.
    ///
    /// @param lastStep the step of the code with which the owner has proved that the app works
    void keepApp(Change change, AccountId account, TimeBasedCode app, long lastStep) {
        removeApp(change, account);
        CodeGeneratorRecord row = new CodeGeneratorRecord();
        row.setId(ids.next());
        row.setAccountId(account.value());
        row.setSealedSeed(secrets.seal(Purpose.SECOND_FACTOR_SEED, row.getId(), app.seed()));
        row.setLastStep(lastStep);
        row.setEnrolledAt(change.at().toEpochMilli());
        change.insert(row);
    }

    /// Replaces the account's sheet within a change; its first code has been used to prove that it
    /// was printed.
    void keepSheet(Change change, AccountId account, CodeSheet sheet) {
        removeSheet(change, account);
        CodeSheetRecord row = new CodeSheetRecord();
        row.setId(ids.next());
        row.setAccountId(account.value());
        row.setMarks(sheet.marks(secrets, row.getId()));
        row.setNextNumber(2);
        row.setIssuedAt(change.at().toEpochMilli());
        change.insert(row);
    }

    /// Removes app and sheet, after a loss.
    void removeAll(Change change, AccountId account) {
        removeApp(change, account);
        removeSheet(change, account);
    }

    private static void removeApp(Change change, AccountId account) {
        change.db()
                .selectFrom(CODE_GENERATOR)
                .where(CODE_GENERATOR.ACCOUNT_ID.eq(account.value()))
                .forEach(change::remove);
    }

    private static void removeSheet(Change change, AccountId account) {
        change.db()
                .selectFrom(CODE_SHEET)
                .where(CODE_SHEET.ACCOUNT_ID.eq(account.value()))
                .forEach(change::remove);
    }

    /// Returns the digits of what somebody typed; empty where there is anything else than digits,
    /// spaces and hyphens.
    static String digits(String typed) {
        if (typed.length() > 40) {
            return "";
        }
        String plain =
                Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s\\-‐ー―]", "");
        return plain.matches("[0-9]+") ? plain : "";
    }
}
