// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register.excel;

import java.util.List;

/// What became of a file that was sent as a workbook.
public sealed interface WorkbookReading {

    /// It could be read.
    ///
    /// @param sheets its sheets, in their order
    record Read(List<Sheet> sheets) implements WorkbookReading {
        public Read {
            sheets = List.copyOf(sheets);
        }
    }

    /// It was refused.
    ///
    /// @param reason why
    record Refused(Reason reason) implements WorkbookReading {}

    /// Why a file is refused.
    enum Reason {
        NOT_A_WORKBOOK("Excelのブック(.xlsx または .xls)でもCSVでもありません。Excelで開いて「Excelブック」として保存し直してください。"),
        WRONG_ENCODING(
                "CSVの文字コードを読めません。Excelで開いて「CSV UTF-8」か「Excelブック」として保存し直してください(読めるのは UTF-8・UTF-16・Shift_JIS)。"),
        OPEN_QUOTE("CSVの引用符「\"」が閉じていないので、どこまでが一つの値か分かりません。元のソフトから書き出し直してください。"),
        BROKEN("ブックが壊れていて読めません。Excelで開いて保存し直してから、もう一度選んでください。"),
        ENCRYPTED("ブックにパスワードがかかっています。Excelでパスワードを外して保存してから、もう一度選んでください。"),
        MACROS("ブックにマクロが入っています。マクロのない「Excelブック(.xlsx)」として保存してから、もう一度選んでください。"),
        TOO_LARGE("ブックが大きすぎます。20MB・20,000行・200列までに分けてください。"),
        TOO_DEEP("ブックの中身が、圧縮の割に大きすぎます。Excelで開いて保存し直してください。"),
        EMPTY("ブックに、値の入ったシートがありません。");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /// Returns what is said to a person.
        public String sentence() {
            return sentence;
        }
    }
}
