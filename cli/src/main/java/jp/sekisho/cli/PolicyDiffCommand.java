// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.comparison.ComparisonTable;
import jp.sekisho.policy.comparison.PolicyComparison;
import jp.sekisho.policy.rendering.ComparisonWord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `sekisho policy diff OLD NEW`: what changed between two versions, as text, JSON or 新旧対照表.
@Command(name = "diff", mixinStandardHelpOptions = true, resourceBundle = "jp.sekisho.cli.messages")
final class PolicyDiffCommand implements Callable<Integer> {
    /// The forms of a file that can be written.
    enum Form {
        docx
    }

    @Parameters(index = "0", paramLabel = "OLD", descriptionKey = "policyDiff.old")
    private Path older = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW", descriptionKey = "policyDiff.new")
    private Path newer = Path.of("");

    @Option(names = "--to", paramLabel = "docx", descriptionKey = "policyDiff.to")
    private @Nullable Form form;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            descriptionKey = "policyExport.out")
    private @Nullable Path out;

    @Option(names = "--json", descriptionKey = "policyRead.json")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (spec != null && (form == null) != (out == null)) {
            throw new ParameterException(spec.commandLine(), "--to and -o belong together");
        }
        Optional<BasicPolicy> before = PolicySource.read(older);
        Optional<BasicPolicy> after = PolicySource.read(newer);
        if (before.isEmpty() || after.isEmpty()) {
            return 2;
        }
        PolicyComparison comparison = PolicyComparison.between(before.get(), after.get());
        if (out != null) {
            OutputFile.write(out, ComparisonWord.render(ComparisonTable.of(comparison)));
            System.err.println(Messages.say("export.written", out));
        }
        if (json) {
            Json.print(generator -> PolicyDiffText.write(generator, comparison));
        } else if (out == null) {
            PolicyDiffText.print(comparison);
        }
        return 0;
    }
}
