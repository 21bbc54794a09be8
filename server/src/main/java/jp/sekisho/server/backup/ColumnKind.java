// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.backup;

import java.util.Arrays;
import java.util.Optional;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;

/// How the values of a column stand in a backup.
enum ColumnKind {
    LONG('L', SQLDataType.BIGINT),
    INTEGER('I', SQLDataType.INTEGER),
    TEXT('T', SQLDataType.VARCHAR),
    BYTES('B', SQLDataType.BLOB),
    BOOLEAN('Y', SQLDataType.BOOLEAN);

    private final char code;
    private final DataType<?> type;

    ColumnKind(char code, DataType<?> type) {
        this.code = code;
        this.type = type;
    }

    char code() {
        return code;
    }

    DataType<?> type() {
        return type;
    }

    static ColumnKind of(Class<?> values) {
        if (values == Long.class) {
            return LONG;
        } else if (values == Integer.class) {
            return INTEGER;
        } else if (values == String.class) {
            return TEXT;
        } else if (values == byte[].class) {
            return BYTES;
        } else if (values == Boolean.class) {
            return BOOLEAN;
        }
        throw new IllegalArgumentException("no form in a backup for " + values);
    }

    static Optional<ColumnKind> of(char code) {
        return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
    }
}
