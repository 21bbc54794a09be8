// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.device;

/// How a device tells first packets of connections from others.
public enum Tracking {
    /// It does not; each packet is judged alone.
    NONE,
    /// As Linux's nf_conntrack does.
    LINUX,
    /// It drops TCP packets that neither open nor belong to a connection.
    STRICT
}
