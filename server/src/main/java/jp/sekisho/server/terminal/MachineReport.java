// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.terminal;

import java.time.LocalDate;

/// What a machine said of one computer on a day.
///
/// @param computer its name, without the domain
/// @param on the day on which the machine looked, by the machine's own clock
/// @param source which kind of machine said so
/// @param os its operating system; may be empty
/// @param exportLock whether what it holds cannot be written to media
/// @param secondFactor whether signing in asks for a second factor
/// @param encrypted whether its disk is encrypted
/// @param patchedOn when updates were last installed, in ISO form; empty for not said
/// @param definitionsOn the day of its virus definitions, in ISO form; empty for not said
record MachineReport(
        String computer,
        LocalDate on,
        Source source,
        String os,
        State exportLock,
        State secondFactor,
        State encrypted,
        String patchedOn,
        String definitionsOn) {

    MachineReport {
        if (computer.isBlank()) {
            throw new IllegalArgumentException("a report names its computer");
        }
    }

    /// Which kind of machine.
    enum Source {
        /** 資産管理ツールか付属の収集スクリプトの表. */
        INVENTORY("端末の一覧(資産管理ツール・収集スクリプト)"),
        /** `gpresult /x`. */
        GPRESULT("グループポリシーの結果(gpresult)");

        private final String label;

        Source(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /// Whether something works; its names are those that the register stores.
    enum State {
        ON,
        OFF,
        UNKNOWN
    }
}
