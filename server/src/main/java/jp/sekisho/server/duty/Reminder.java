// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.duty;

import java.time.LocalDate;

/// One thing of which somebody is reminded.
///
/// @param what what is to be done, the same for all of its sort: 一斉依頼への回答
/// @param title what it is called; no personal data beyond that
/// @param due the last day
/// @param path where it is done, below the body
public record Reminder(String what, String title, LocalDate due, String path) {}
