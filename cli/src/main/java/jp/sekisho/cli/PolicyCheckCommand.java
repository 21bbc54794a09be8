// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import jp.sekisho.policy.BasicPolicy;
import jp.sekisho.policy.catalogue.Catalogue;
import jp.sekisho.policy.catalogue.PolicyCheck;
import jp.sekisho.policy.catalogue.Profile;
import jp.sekisho.policy.catalogue.ProfileReading;
import jp.sekisho.policy.rendering.ClausePlaces;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sekisho policy check FILE`: what a policy binds and what it leaves open.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        resourceBundle = "jp.sekisho.cli.messages")
final class PolicyCheckCommand implements Callable<Integer> {
    /// The largest profile, in bytes.
    private static final int MAX_PROFILE = 1_000_000;

    @Parameters(paramLabel = "FILE", descriptionKey = "policyRead.file")
    private Path file = Path.of("");

    @Option(names = "--profile", paramLabel = "P.yaml", descriptionKey = "policyCheck.profile")
    private @Nullable Path profile;

    @Option(names = "--all", descriptionKey = "policyCheck.all")
    private boolean all;

    @Option(names = "--json", descriptionKey = "policyRead.json")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Optional<Profile> body = profile();
        if (body.isEmpty()) {
            return 2;
        }
        Optional<BasicPolicy> policy = PolicySource.read(file);
        if (policy.isEmpty()) {
            return 2;
        }
        PolicyCheck check = PolicyCheck.of(policy.get(), Catalogue.current(), body.get());
        ClausePlaces places = ClausePlaces.of(policy.get());
        if (json) {
            Json.print(generator -> PolicyCheckJson.write(generator, policy.get(), check, places));
        } else {
            new PolicyCheckText(policy.get(), check, places, all).print();
        }
        return check.gaps().isEmpty() ? 0 : 1;
    }

    private Optional<Profile> profile() throws IOException {
        if (profile == null) {
            return Optional.of(Profile.unknown());
        }
        if (Files.size(profile) > MAX_PROFILE) {
            System.err.println(Messages.say("check.profileTooLarge", profile));
            return Optional.empty();
        }
        return switch (ProfileReading.read(Files.readString(profile))) {
            case ProfileReading.Read(Profile read) -> Optional.of(read);
            case ProfileReading.Unusable(int line, String message) -> {
                System.err.println(profile + (line > 0 ? ":" + line : "") + ": " + message);
                yield Optional.empty();
            }
        };
    }
}
