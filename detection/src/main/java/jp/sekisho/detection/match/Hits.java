// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.match;

/// Is told of predicates whose literal was met.
interface Hits {

    /// Takes note of a predicate.
    ///
    /// @param predicate its number
    void hit(int predicate);
}
