// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

/// Tells what a file really is.
@FunctionalInterface
public interface TypeDetection {

    /// Returns its type by content.
    ///
    /// @param name the file's name; a hint among kinds of plain text, never proof
    /// @param content its bytes
    /// @return its type by content
    FileType detect(String name, Content content);
}
