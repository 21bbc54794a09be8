// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.page;

import jakarta.servlet.http.HttpServletRequest;

/// Says what stands around a page for one request. The feature that knows body and person provides
/// it.
public interface ChromeSource {

    /// Returns the surroundings of the page that answers the request.
    ///
    /// @param request the request as it came
    Chrome around(HttpServletRequest request);
}
