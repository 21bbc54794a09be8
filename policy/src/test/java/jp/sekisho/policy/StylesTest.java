// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The six shared styles say what they mean in their `.expected.json`.
final class StylesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01-article-reiki",
                "02-article-captions-lost",
                "03-num-halfwidth",
                "04-num-dot-circled-bullets",
                "05-fullwidth",
                "06-dai-n"
            })
    void readsWhatItsAuthorMeant(String style) throws IOException {
        BasicPolicy policy = RealPolicy.read("styles/" + style + ".txt");
        JsonNode expected =
                JsonMapper.shared()
                        .readTree(
                                Files.readString(
                                        RealPolicy.file("styles/" + style + ".expected.json")));
        List<Clause> sections =
                policy.clauses().stream().filter(each -> each.role() != Role.OTHER).toList();

        assertThat(policy.body()).isEqualTo(expected.get("body").asString());
        assertThat(sections)
                .extracting(each -> each.role().word())
                .containsExactlyElementsOf(strings(expected.get("sections"), "role"));
        for (int i = 0; i < sections.size(); i++) {
            JsonNode section = expected.get("sections").get(i);
            boolean lost = style.equals("02-article-captions-lost") && i == 1;
            assertThat(section.get("no").asInt()).isEqualTo(i + 1);
            // What the source lost is not made up: the clause stands there without a heading.
            assertThat(sections.get(i).heading())
                    .isEqualTo(lost ? "" : section.get("title").asString());
        }
        assertThat(policy.definitions())
                .extracting(Definition::term)
                .containsExactlyElementsOf(strings(expected.get("definitions"), ""));
        assertThat(policy.definitions())
                .allSatisfy(each -> assertThat(each.meaning()).endsWith("をいう。"));
        assertThat(only(policy, Role.THREATS).children()).hasSize(expected.get("threats").asInt());
        assertThat(only(policy, Role.SCOPE).children().getLast().children())
                .hasSize(expected.get("scope_assets").asInt());
        Clause measures = only(policy, Role.MEASURES);
        assertThat(measures.children())
                .extracting(Clause::heading)
                .containsExactlyElementsOf(strings(expected.get("measures"), ""));
        assertThat(measures.children().get(2).children()).hasSize(expected.get("tiers").asInt());
        assertThat(policy.statements().stream().anyMatch(each -> each.what().contains("ソーシャルメディア")))
                .isEqualTo(expected.get("sns_rule").asBoolean());
        assertThat(
                        policy.statements().stream()
                                .noneMatch(each -> each.kind() == Statement.Kind.NON_PUBLICATION))
                .isEqualTo(expected.get("procedures_public").asBoolean());
    }

    @ParameterizedTest
    @ValueSource(strings = {"03-num-halfwidth:8", "04-num-dot-circled-bullets:6", "05-fullwidth:6"})
    void showsEveryWordOnceAndInOrder(String styleAndLine) throws IOException {
        String name = "styles/" + styleAndLine.split(":")[0] + ".txt";
        int first = Integer.parseInt(styleAndLine.split(":")[1]);
        RealPolicy.assertNothingLostOrAdded(RealPolicy.read(name), RealPolicy.linesOf(name), first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01-article-reiki:4", "02-article-captions-lost:4", "06-dai-n:6"})
    void showsEveryLetterAlsoWhereCaptionsStandAbove(String styleAndLine) throws IOException {
        String name = "styles/" + styleAndLine.split(":")[0] + ".txt";
        int first = Integer.parseInt(styleAndLine.split(":")[1]);
        RealPolicy.assertSameLetters(RealPolicy.read(name), RealPolicy.linesOf(name), first);
    }

    private static Clause only(BasicPolicy policy, Role role) {
        return policy.clauses().stream()
                .filter(each -> each.role() == role)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> strings(JsonNode array, String field) {
        return array.valueStream()
                .map(each -> field.isEmpty() ? each.asString() : each.get(field).asString())
                .toList();
    }
}
