// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Joins the records of one Linux audit event: each record is judged with what the event's
/// `SYSCALL` record says of the process, where it does not say so itself.
///
/// Records are not thrown together: two `PATH` records of one event stay two, so that no rule holds
/// by the name of one and the kind of the other.
final class AuditContext {

    /// What a `SYSCALL` record says of the process and of the call as a whole. Its `a0` … `a3` are
    /// not those of other records.
    private static final Set<String> SHARED =
            Set.of(
                    "syscall", "success", "exit", "ppid", "pid", "auid", "uid", "gid", "euid",
                    "suid", "fsuid", "egid", "sgid", "fsgid", "tty", "ses", "comm", "exe", "subj",
                    "key", "SYSCALL", "AUID", "UID", "GID", "EUID");

    private String event = "";
    private List<KeyValues.Pair> shared = List.of();

    /// Takes a record; returns what it gets from the event's `SYSCALL` record.
    List<KeyValues.Pair> join(
            String time, String serial, String type, List<KeyValues.Pair> record) {
        String name = time + ":" + serial;
        if (type.equals("SYSCALL")) {
            event = name;
            shared = record.stream().filter(p -> SHARED.contains(p.key())).toList();
            return List.of();
        }
        if (!name.equals(event)) {
            return List.of();
        }
        Set<String> own = record.stream().map(KeyValues.Pair::key).collect(Collectors.toSet());
        return shared.stream().filter(p -> !own.contains(p.key())).toList();
    }
}
