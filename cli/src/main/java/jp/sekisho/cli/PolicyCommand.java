// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import picocli.CommandLine.Command;

/// `sekisho policy …`: what a basic policy's text says. Each verb below it is a class of its own.
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        subcommands = {
            PolicyReadCommand.class,
            PolicyCheckCommand.class,
            PolicyDiffCommand.class,
            PolicyExportCommand.class,
            PolicyCatalogueCommand.class
        })
final class PolicyCommand {}
