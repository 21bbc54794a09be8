// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.rendering.PdfRendering;
import jp.sekisho.policy.rendering.PolicyHtml;
import jp.sekisho.policy.rendering.PolicyPdf;
import jp.sekisho.policy.rendering.PolicyWord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sekisho policy export FILE --to docx|pdf|html -o OUT`: a policy as a clean document.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        resourceBundle = "jp.sekisho.cli.messages")
final class PolicyExportCommand implements Callable<Integer> {
    /// The forms of a file that can be written.
    enum Form {
        docx,
        pdf,
        html
    }

    @Parameters(paramLabel = "FILE", descriptionKey = "policyRead.file")
    private Path file = Path.of("");

    @Option(
            names = "--to",
            paramLabel = "docx|pdf|html",
            required = true,
            descriptionKey = "policyExport.to")
    private Form form = Form.html;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "OUT",
            descriptionKey = "policyExport.out")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        Optional<BasicPolicy> policy = PolicySource.read(file);
        if (policy.isEmpty()) {
            return 2;
        }
        Path target = out == null ? beside(file, form) : out;
        switch (form) {
            case docx -> OutputFile.write(target, PolicyWord.render(policy.get()));
            case html ->
                    OutputFile.write(
                            target,
                            PolicyHtml.render(policy.get()).getBytes(StandardCharsets.UTF_8));
            case pdf -> {
                switch (PolicyPdf.render(policy.get())) {
                    case PdfRendering.Rendered rendered -> {
                        OutputFile.write(target, rendered.bytes());
                        if (!rendered.replaced().isEmpty()) {
                            System.err.println(
                                    Messages.say("export.replaced", words(rendered.replaced())));
                        }
                    }
                    case PdfRendering.FontMissing(String message) -> {
                        System.err.println(message);
                        return 2;
                    }
                }
            }
        }
        System.err.println(Messages.say("export.written", target));
        return 0;
    }

    private static String words(Map<String, String> replaced) {
        return replaced.entrySet().stream()
                .map(entry ->
                        entry.getKey()
                                + "(U+"
                                + Integer.toHexString(entry.getKey().codePointAt(0))
                                        .toUpperCase(java.util.Locale.ROOT)
                                + ")→"
                                + entry.getValue())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /// Returns `基本方針.pdf` in the working folder for `…/基本方針.txt`.
    private static Path beside(Path file, Form form) {
        Path name = file.getFileName();
        String base = (name == null ? "policy" : name.toString()).replaceFirst("\\.[^.]*$", "");
        return Path.of(base + "." + form.name());
    }
}
