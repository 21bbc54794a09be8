// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

/// What becomes of one cell of an inherited sheet. Every cell that holds anything has exactly one.
sealed interface Fate {

    /// It becomes a field's value as it stands.
    record Taken(String field) implements Fate {}

    /// It becomes a field's value, read as something other than its characters.
    record Understood(String field, String as) implements Fate {}

    /// It is kept in the row's notes.
    record Noted(String heading) implements Fate {}

    /// It cannot be a value; its row is not imported.
    record Refused(String field, String sentence) implements Fate {}

    /// It names a column.
    record Heading(String heading) implements Fate {}

    /// It belongs to no row.
    record Left(Why why) implements Fate {}

    /// Why a cell belongs to no row.
    enum Why {
        /** Above the headings. */
        TITLE("表の題"),
        /** The headings once more, on a further page. */
        REPEATED_HEADING("くり返しの見出し"),
        /** Sums. */
        TOTAL("集計の行"),
        /** Remarks below or between the rows. */
        FOOTNOTE("注記"),
        /** Nothing that could be a row. */
        NO_ROW("行として読めないもの"),
        /** The sheet holds no table. */
        NO_TABLE("表が見つからないシート"),
        /** The marks by which an exported row is known. */
        MARK("行の番号");

        private final String label;

        Why(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }
}
