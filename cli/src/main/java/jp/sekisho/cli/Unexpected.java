// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import jp.sekisho.server.SekishoServer;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// One sentence for a failure that no verb foresaw, and status 2; never a stack trace.
final class Unexpected implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception exception, CommandLine line, ParseResult result) {
        String said =
                switch (exception) {
                    case NoSuchFileException missing ->
                            Messages.say("noSuchFile", missing.getFile());
                    case IOException io ->
                            Messages.say(
                                    "unreadableFile",
                                    Objects.requireNonNullElse(io.getMessage(), ""));
                    default ->
                            SekishoServer.reason(exception)
                                    .orElseGet(() ->
                                            Messages.say(
                                                    "unexpected",
                                                    exception.getClass().getSimpleName()));
                };
        System.err.println(said);
        return 2;
    }
}
