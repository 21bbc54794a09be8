// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

/// What the page shows while a large workbook is being worked on.
///
/// @param register the register's name
/// @param listPath the register's full address
/// @param path the page's own full address
/// @param file the workbook's name
/// @param doing what is being done, with rows where they are counted
/// @param percent how much of that is done
public record WorkingView(
        String register, String listPath, String path, String file, String doing, int percent) {}
