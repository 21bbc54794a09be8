// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.secret;

/// The master key cannot be read; its message is one sentence for people.
public final class UnusableMasterKey extends RuntimeException {

    UnusableMasterKey(String message) {
        super(message);
    }

    UnusableMasterKey(String message, Throwable cause) {
        super(message, cause);
    }
}
