// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.reminder;

/// How a delivery stands.
enum DeliveryState {
    /** Handed over or about to be; where it stays so, the server ended meanwhile. */
    SENDING,
    SENT,
    FAILED
}
