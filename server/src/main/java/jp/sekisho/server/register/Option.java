// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

/// One value that can be chosen.
///
/// @param code what is stored
/// @param label what people read and write
public record Option(String code, String label) {}
