// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize;

/// What a policy says about one feature of a format.
public enum Handling {
    /// It may stay.
    ALLOW,
    /// It is taken out and the rest is delivered.
    SANITIZE,
    /// The whole file is held.
    HOLD
}
