// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import java.time.LocalDate;
import java.util.function.Function;
import org.jooq.Condition;

/// A filter in plain words above the list: 要対応のみ. Its condition must be answered by an index.
///
/// @param name its name in addresses
/// @param label what it says
/// @param lead how the first sentence of the page counts such rows: 見直しの期限が過ぎたもの; empty where it
///   does not
/// @param condition which rows
public record Shortcut(
        String name, String label, String lead, Function<LocalDate, Condition> condition) {}
