// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// What a typed command ended with and said.
///
/// @param status its exit status
/// @param out what stands on standard output
/// @param err what stands on standard error
record Typed(int status, String out, String err) {

    static Typed run(String... words) {
        PrintStream console = System.out;
        PrintStream complaints = System.err;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        int status;
        try {
            status = Sekisho.run(words);
        } finally {
            System.setOut(console);
            System.setErr(complaints);
        }
        return new Typed(
                status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
