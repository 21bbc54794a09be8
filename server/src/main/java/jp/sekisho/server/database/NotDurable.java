// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.database;

import java.util.List;

/// The database would lose changes that it has answered for; nothing is written into it.
public final class NotDurable extends RuntimeException {

    NotDurable(List<String> wrong) {
        super(
                "データベースの設定("
                        + String.join("、", wrong)
                        + ")では、電源が落ちると保存した変更を失うため、書き込みません。データベースの管理者に設定を直してもらってください。");
    }
}
