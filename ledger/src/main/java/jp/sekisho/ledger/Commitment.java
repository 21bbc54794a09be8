// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import jp.sekisho.ledger.tree.Hash;

/// What an entry holds of a fact: its name and a salted hash, from which nobody can guess the value
/// once value and salt are erased.
///
/// @param name the fact's name
/// @param hash the salted hash
public record Commitment(FactName name, Hash hash) {}
