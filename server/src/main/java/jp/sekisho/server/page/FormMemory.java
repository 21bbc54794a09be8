// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gives back what somebody typed into a form and could not send because the session had ended.
public interface FormMemory {

    /// What was typed.
    ///
    /// @param action the address to which the form was sent
    /// @param fields values by name; no secrets, no files
    record Kept(String action, Map<String, List<String>> fields) {
        public Kept {
            fields = Map.copyOf(fields);
        }
    }

    /// Takes what was kept for the page that is about to be shown; it is given once.
    ///
    /// @param request the request for the page
    /// @return what was typed there, or nothing
    Optional<Kept> take(HttpServletRequest request);
}
