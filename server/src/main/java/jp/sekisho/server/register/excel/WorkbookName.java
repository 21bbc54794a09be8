// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register.excel;

import org.springframework.web.multipart.MultipartFile;

/// What an uploaded workbook is called on pages and in the ledger.
public final class WorkbookName {

    private static final int LONGEST = 100;

    private WorkbookName() {}

    /// Returns the file's name without folders and control characters, at most 100 characters.
    public static String of(MultipartFile file) {
        String name = file.getOriginalFilename();
        String last =
                name == null ? "" : name.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
        return last.isBlank() ? "名前のないファイル" : last.substring(0, Math.min(last.length(), LONGEST));
    }
}
