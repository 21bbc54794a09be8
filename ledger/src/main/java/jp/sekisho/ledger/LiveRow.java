// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

/// A row as it is in the database now.
///
/// @param subject the row, under the name by which entries speak of it
/// @param row its hash, under the schema of the last entry that speaks of it
public record LiveRow(Subject subject, RowHash row) {}
