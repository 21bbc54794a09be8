// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.terminal;

import java.util.List;

/// What was read from a file of machine reports.
///
/// @param reports what machines said
/// @param refused what could not be read, one sentence each
record ReportReading(List<MachineReport> reports, List<String> refused) {

    ReportReading {
        reports = List.copyOf(reports);
        refused = List.copyOf(refused);
    }

    static ReportReading refused(String sentence) {
        return new ReportReading(List.of(), List.of(sentence));
    }
}
