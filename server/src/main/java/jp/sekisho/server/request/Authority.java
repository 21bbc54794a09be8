// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.request;

/// Somebody who may decide a step today, and why.
///
/// @param person who
/// @param name as written
/// @param kind on what it rests
/// @param note what the form says about it; empty where the post itself decides
record Authority(long person, String name, Kind kind, String note) {

    /// On what it rests.
    enum Kind {
        /// The post itself.
        OFFICE,
        /// The order of deputies, during absence.
        DEPUTY,
        /// The standing rule that leaves such decisions to this person (専決).
        DELEGATE,
        /// A higher post, where the post itself has nobody.
        SUPERIOR,
        /// The exception that a very small body recorded.
        EXCEPTION
    }

    /// How a decision of this person counts.
    Decision decision(boolean consulted) {
        if (kind == Kind.DEPUTY) {
            return Decision.SUBSTITUTED;
        }
        if (kind == Kind.DELEGATE) {
            return Decision.DELEGATED;
        }
        return consulted ? Decision.CONSULTED : Decision.DECIDED;
    }
}
