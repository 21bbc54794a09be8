// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register.excel;

/// Every limit on workbooks.
public final class Limits {

    /// Bytes of a file.
    public static final int FILE = 20 * 1024 * 1024;

    /// Rows of a sheet up to its last one that holds anything.
    public static final int ROWS = 20_000;

    /// Columns of a sheet.
    public static final int COLUMNS = 200;

    /// Sheets of a workbook.
    public static final int SHEETS = 60;

    /// Cells of a workbook that hold anything.
    public static final int CELLS = 600_000;

    /// Characters of one cell.
    public static final int CELL = 32_767;

    /// Merged ranges of a sheet.
    public static final int MERGED = 5_000;

    /// Entries of the ZIP that a workbook is.
    static final int ENTRIES = 2_000;

    /// Bytes of all entries together, unpacked.
    static final long UNPACKED = 300L * 1024 * 1024;

    /// How many times larger an entry may become, once it is larger than [#SMALL].
    static final int RATIO = 200;

    /// Bytes up to which an entry's ratio does not matter.
    static final long SMALL = 1024 * 1024;

    private Limits() {}
}
