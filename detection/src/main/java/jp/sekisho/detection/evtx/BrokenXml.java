// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.evtx;

/// Binary XML that breaks its own rules; it never leaves this package.
final class BrokenXml extends Exception {

    private static final long serialVersionUID = 1;

    BrokenXml(String message) {
        super(message);
    }
}
