// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import jp.sekisho.detection.Judged;
import jp.sekisho.detection.Shared;
import jp.sekisho.detection.sigma.Expression;
import jp.sekisho.detection.sigma.Placeholders;
import jp.sekisho.detection.sigma.RuleBook;
import jp.sekisho.detection.sigma.SigmaRule;
import org.junit.jupiter.api.Test;

/// What is decided for Security 4688 and the rules of category process_creation.
final class ProcessCreationTest {

    private static int alerts(String detection, String fields) {
        String rule =
                "title: t\nlogsource: {product: windows, category: process_creation}\ndetection: "
                        + detection;
        String event = "{\"Channel\":\"Security\",\"EventID\":4688," + fields + "}\n";
        return Judged.alerts(Judged.book(rule), event).size();
    }

    private static final String NEW_PROCESS = "\"NewProcessName\":\"C:\\\\Windows\\\\cmd.exe\"";

    @Test
    void namesOfSysmonFindTheFieldsOf4688() {
        assertThat(alerts("{s: {'Image|endswith': '\\cmd.exe'}, condition: s}", NEW_PROCESS))
                .isOne();
        assertThat(
                        alerts(
                                "{s: {IntegrityLevel: High}, condition: s}",
                                "\"MandatoryLabel\":\"S-1-16-12288\""))
                .isOne();
    }

    @Test
    void whatIsUnknownNeitherMakesARuleFireNorClearsAnEvent() {
        String either =
                "{s: [{'Image|endswith': '\\cmd.exe'}, {OriginalFileName: x.exe}], condition: s}";
        assertThat(alerts(either, NEW_PROCESS)).isOne();
        String needed =
                "{s: {'Image|endswith': '\\cmd.exe', OriginalFileName: x.exe}, condition: s}";
        assertThat(alerts(needed, NEW_PROCESS)).isZero();
        String filtered =
                "{s: {'Image|endswith': '\\cmd.exe'}, f: {ParentCommandLine: x}, condition: s and not f}";
        assertThat(alerts(filtered, NEW_PROCESS)).isZero();
        String filteredByKnown =
                "{s: {'Image|endswith': '\\cmd.exe'}, f: {ParentCommandLine: x, 'ParentImage|endswith': y}, condition: s and not f}";
        assertThat(alerts(filteredByKnown, NEW_PROCESS + ",\"ParentProcessName\":\"C:\\\\z\""))
                .isOne();
    }

    @Test
    void saysHowManyRulesOfTheCollectionCanFireOn4688() throws IOException {
        assumeTrue(Shared.has("rules/sigmahq/rules"));
        RuleBook book = RuleBook.load(List.of(Shared.at("rules/sigmahq/rules")), Placeholders.NONE);
        FieldMapping mapping = LogSources.shipped().mappings().get("security").getFirst();
        int all = 0;
        int never = 0;
        for (SigmaRule rule : book.rules()) {
            boolean spoken =
                    rule.source().product().equals("windows")
                            && rule.source().category().equals("process_creation");
            if (spoken) {
                all++;
                never += mapping.apply(rule.condition()) instanceof Expression.Fixed ? 1 : 0;
            }
        }
        System.out.println(all + " rules of process_creation, " + never + " cannot fire on 4688");
        assertThat(all).isEqualTo(1183);
        assertThat(never).isBetween(1, 300);
    }
}
