// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyKey;

/// Knows who stands behind a request. Answered by the `identity` feature.
public interface Visitors {

    /// Returns the body to which the request's session belongs, where it has one that is signed in.
    Optional<BodyKey> bodyOf(HttpServletRequest request);

    /// Says who comes to a body.
    ///
    /// @param request its session does not belong to another body
    /// @param body the body that the path names
    Arrival arrive(HttpServletRequest request, BodyDatabase body);
}
