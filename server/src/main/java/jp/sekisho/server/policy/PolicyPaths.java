// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import java.net.URI;
import jp.sekisho.server.access.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ResponseStatusException;

/// Addresses of this feature's pages.
final class PolicyPaths {

    private PolicyPaths() {}

    static String tree(Visit visit) {
        return "/" + visit.body().key() + "/policy";
    }

    static String of(Visit visit, PolicyDocumentId id) {
        return tree(visit) + "/documents/" + id;
    }

    static ResponseEntity<Void> seeOther(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
    }

    /// Also the answer to whoever may not know that there is something.
    static ResponseStatusException nothing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
