// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.page.FormField;
import jp.sekisho.server.page.FormField.Kind;

/// What the page that asks for a code shows.
///
/// @param action where the form goes
/// @param message what was wrong before; empty for nothing
/// @param usable whether a code can be shown at all
/// @param field the field of the code
record CodeView(String action, String message, boolean usable, FormField field) {

    static CodeView of(BodyKey body, Account account, String message) {
        String app = "認証アプリに出ている6桁の数字";
        String sheet = "コード表の" + account.sheetNext() + "番の8桁の数字(使ったら線で消してください)";
        boolean onSheet = account.sheetCodesLeft() > 0;
        String hint =
                account.hasGenerator() && onSheet
                        ? app + "、または" + sheet
                        : account.hasGenerator() ? app : sheet;
        return new CodeView(
                LogInPaths.secondFactor(body),
                message,
                account.canShowCode(),
                FormField.of("code", "確認コード", Kind.NUMBER).mandatory().hinted(hint + "を入れてください。"));
    }
}
