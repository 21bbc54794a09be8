// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

/// What reading the data files of a catalogue came to.
public sealed interface CatalogueReading {

    /// The data are whole.
    record Read(Catalogue catalogue) implements CatalogueReading {}

    /// The data cannot be used.
    ///
    /// @param message file, line and reason
    record Unusable(String message) implements CatalogueReading {}
}
