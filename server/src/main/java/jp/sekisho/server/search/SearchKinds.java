// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.search;

import java.util.List;

/// Names what typed search finds, in the order in which it is shown. One bean for each package that
/// has something to find.
public interface SearchKinds {

    /// Returns the kinds.
    List<Searchable> kinds();
}
