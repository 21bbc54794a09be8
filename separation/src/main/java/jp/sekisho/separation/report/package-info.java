/// Shows a proof to people: a map of the zones, and a report for an officer who knows nothing of
/// networks.
@NullMarked
package jp.sekisho.separation.report;

import org.jspecify.annotations.NullMarked;
