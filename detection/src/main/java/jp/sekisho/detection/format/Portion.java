// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import java.nio.file.Path;

/// A part of the input that can be read without the others.
public sealed interface Portion {

    /// A whole file.
    ///
    /// @param path where it is
    record Whole(Path path) implements Portion {}

    /// Some lines of a file, each of which speaks for itself.
    ///
    /// @param file its name
    /// @param bytes hold the lines
    /// @param to where they end
    /// @param before how many lines of the file came before
    @SuppressWarnings("ArrayRecordComponent") // a megabyte on its way to a worker
    record Lines(String file, byte[] bytes, int to, long before) implements Portion {}

    /// The rest of a file of lines which hang together after all.
    ///
    /// @param path where it is
    /// @param before how many lines were read before
    record Rest(Path path, long before) implements Portion {}

    /// Something that cannot be read.
    ///
    /// @param file where
    /// @param line from 1; 0 for the whole file
    /// @param message one Japanese sentence
    record Unreadable(String file, long line, String message) implements Portion {}
}
