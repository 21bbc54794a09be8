// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.event;

/// The names under which exporters of Windows events hide the names that rules use.
final class KnownShapes {

    private static final String[][] SYSTEM = {
        {"Provider.#attributes.Name", "Provider_Name"},
        {"Provider.#attributes.Guid", "Provider_Guid"},
        {"Provider.#attributes.EventSourceName", "Provider_EventSourceName"},
        {"Provider.Name", "Provider_Name"},
        {"Provider.Guid", "Provider_Guid"},
        {"Provider_attributes.Name", "Provider_Name"},
        {"EventID", "EventID"},
        {"EventID.#text", "EventID"},
        {"Channel", "Channel"},
        {"Computer", "Computer"},
        {"Level", "Level"},
        {"Task", "Task"},
        {"Opcode", "Opcode"},
        {"Keywords", "Keywords"},
        {"Version", "Version"},
        {"EventRecordID", "EventRecordID"},
        {"TimeCreated.#attributes.SystemTime", "TimeCreated_SystemTime"},
        {"TimeCreated.SystemTime", "TimeCreated_SystemTime"},
        {"TimeCreated_attributes.SystemTime", "TimeCreated_SystemTime"},
        {"Execution.#attributes.ProcessID", "Execution_ProcessID"},
        {"Execution.#attributes.ThreadID", "Execution_ThreadID"},
        {"Security.#attributes.UserID", "Security_UserID"},
        {"Correlation.#attributes.ActivityID", "Correlation_ActivityID"},
    };

    private static final String[][] FLAT = {
        // nxlog
        {"SourceName", "Provider_Name"},
        {"ProviderGuid", "Provider_Guid"},
        {"Hostname", "Computer"},
        {"RecordNumber", "EventRecordID"},
        {"ExecutionProcessID", "Execution_ProcessID"},
        // winlogbeat 7 and later
        {"winlog.event_id", "EventID"},
        {"winlog.channel", "Channel"},
        {"winlog.provider_name", "Provider_Name"},
        {"winlog.provider_guid", "Provider_Guid"},
        {"winlog.computer_name", "Computer"},
        {"winlog.record_id", "EventRecordID"},
        // winlogbeat 6 and earlier
        {"event_id", "EventID"},
        {"log_name", "Channel"},
        {"source_name", "Provider_Name"},
        {"provider_guid", "Provider_Guid"},
        {"computer_name", "Computer"},
        {"record_number", "EventRecordID"},
    };

    private KnownShapes() {}

    static void describe(FieldTable table) {
        // evtx_dump writes Event.System and Event.EventData; some tools leave "Event" out.
        for (String root : new String[] {"Event.", ""}) {
            for (String[] pair : SYSTEM) {
                table.alias(root + "System." + pair[0], pair[1]);
            }
            table.opening(root + "EventData", FieldTable.Opening.STRIP);
            table.opening(root + "UserData", FieldTable.Opening.STRIP_BELOW);
        }
        for (String[] pair : FLAT) {
            if (pair[0].indexOf('.') >= 0) {
                table.alias(pair[0], pair[1]);
            } else {
                table.rootAlias(pair[0], pair[1]);
            }
        }
        table.opening("winlog.event_data", FieldTable.Opening.STRIP);
        table.opening("winlog.user_data", FieldTable.Opening.STRIP);
        table.opening("event_data", FieldTable.Opening.STRIP);
        table.opening("user_data", FieldTable.Opening.STRIP);
        // <Data> elements without a name.
        table.alias("Data.#text", "Data");
        table.alias("Binary.#text", "Binary");
    }
}
