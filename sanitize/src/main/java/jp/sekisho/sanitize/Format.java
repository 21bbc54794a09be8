// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/// One family of file formats: how it is rebuilt, and how an independent reader checks the result.
/// Each lives in a package of its own and stands in the list `formats.Formats`.
public interface Format {

    /// Returns the types that it rebuilds.
    Set<FileType> types();

    /// Rebuilds a file from what is allowed. What does not come out is told to `work`.
    ///
    /// @param in the file
    /// @param type its real type
    /// @param work policy, limits and report
    /// @return the new file
    /// @throws Refused where it cannot be made safe
    /// @throws IOException where its bytes make no sense
    Rebuilt rebuild(Content in, FileType type, Work work) throws Refused, IOException;

    /// Reads a rebuilt file with another reader than the one that rebuilt it.
    ///
    /// @param out the rebuilt file
    /// @param type its type
    /// @param policy what is allowed
    /// @return what is in it that must not be; empty where it may cross
    /// @throws IOException where it cannot be read at all
    List<String> verify(Content out, FileType type, Policy policy) throws IOException;

    /// A file made anew.
    ///
    /// @param content its bytes
    /// @param type its type, which may differ from the one that came in
    record Rebuilt(Content content, FileType type) {}
}
