// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.body;

import jp.sekisho.server.access.Permission;

/// A page of settings that another feature adds to the list of settings; declared as a bean.
///
/// @param label what it is called
/// @param path address below the body
/// @param purpose what it is for, one sentence
/// @param permission without which it is not shown
public record SettingsLine(String label, String path, String purpose, Permission permission) {}
