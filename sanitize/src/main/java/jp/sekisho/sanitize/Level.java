// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

/// How far a file is taken apart.
public enum Level {
    /// Native format, layout kept, web links kept.
    STANDARD,
    /// Pictures and fonts are encoded anew as well, links and authors' names go.
    STRICT
}
