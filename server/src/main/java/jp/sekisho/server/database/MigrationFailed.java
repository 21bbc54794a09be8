// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.database;

/// A body's tables could not be brought to this version of the program; its data are as they were.
public final class MigrationFailed extends RuntimeException {

    MigrationFailed(BodyKey body, Throwable cause) {
        super(
                "団体「%s」のデータを新しい版に移せませんでした(%s)。データは元のままです。前の版に戻すか、サポートに知らせてください。"
                        .formatted(body, firstLine(cause)),
                cause);
    }

    /// A newer program was here.
    ///
    /// @param step a step that this program does not know
    MigrationFailed(BodyKey body, String step) {
        super(
                "団体「%s」のデータは、新しい版の関所で使われています(この版にない段階 %s)。データは元のままです。新しい版の関所で開いてください。"
                        .formatted(body, step));
    }

    private static String firstLine(Throwable cause) {
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.strip().lines().findFirst().orElse("");
    }
}
