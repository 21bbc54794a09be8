// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

/// The kind of log that a rule is written for. An empty word means that the rule does not say.
///
/// @param product such as `windows`
/// @param category such as `process_creation`
/// @param service such as `sysmon`
public record LogSource(String product, String category, String service) {

    /// Says whether a document for this log source also speaks of another one.
    ///
    /// @param other the narrower or equal log source
    /// @return whether every word given here stands there too
    public boolean covers(LogSource other) {
        return (product.isEmpty() || product.equals(other.product))
                && (category.isEmpty() || category.equals(other.category))
                && (service.isEmpty() || service.equals(other.service));
    }

    @Override
    public String toString() {
        return (product.isEmpty() ? "*" : product)
                + "/"
                + (category.isEmpty() ? "*" : category)
                + "/"
                + (service.isEmpty() ? "*" : service);
    }
}
