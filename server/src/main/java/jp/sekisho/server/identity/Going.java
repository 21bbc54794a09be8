// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/// Sends the browser on after a form.
final class Going {

    private Going() {}

    static ResponseEntity<Void> to(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
    }
}
