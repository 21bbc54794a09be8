// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProfileReadingTest {
    private static final String WHOLE =
            """
            kind: 村
            organs: [HEAD, 議会, 教育委員会]
            organsElsewhere: [教育委員会]
            zones: {LGWAN: はい, MY_NUMBER: true, インターネット接続系: no}
            ownZones: [独立系]
            networkModel: ALPHA
            facts:
              SCHOOLS: true
              OUTSOURCING: いいえ
            """;

    @Test
    void readsNamesInBothLanguages() {
        Profile profile = ((ProfileReading.Read) ProfileReading.read(WHOLE)).profile();

        assertThat(profile.kind()).contains(BodyKind.VILLAGE);
        assertThat(profile.has(OrganKind.ASSEMBLY)).isEqualTo(Profile.Known.YES);
        assertThat(profile.has(OrganKind.AGRICULTURAL_COMMITTEE)).isEqualTo(Profile.Known.NO);
        assertThat(profile.has(ZoneKind.LGWAN)).isEqualTo(Profile.Known.YES);
        assertThat(profile.has(ZoneKind.INTERNET)).isEqualTo(Profile.Known.NO);
        assertThat(profile.says(Fact.OUTSOURCING)).isEqualTo(Profile.Known.NO);
        assertThat(profile.says(Fact.SOCIAL_MEDIA)).isEqualTo(Profile.Known.UNKNOWN);
        assertThat(profile.ownZones()).containsExactly("独立系");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    kind: 藩                                  | 1 | 藩
                    kind: VILLAGE\\ncolour: red                | 2 | colour
                    facts: {SCHOOLS: maybe}                   | 1 | maybe
                    - a                                       | 1 | 項目
                    a: &x [*x]                                | 1 | アンカー
                    kind: !!java.net.URL [x]                  | 1 | YAML
                    kind: !own x                              | 1 | タグ
                    kind: [a                                  | 1 | YAML
                    kind: CITY\\nkind: TOWN                    | 2 | 二度
                    exemption: {grounds: x}                   | 1 | decidedOn
                    exemption: {grounds: x, decidedOn: 明日}   | 1 | 明日
                    zones: [LGWAN]\\nexemption: {grounds: x, decidedOn: 2026-01-01} | 1 | 16条の3
                    kind:                                     | 1 | 値
                    """)
    void refusesWithLineAndReason(String yaml, int line, String reason) {
        ProfileReading reading = ProfileReading.read(yaml.replace("\\n", "\n"));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        ProfileReading.Unusable.class,
                        unusable -> {
                            assertThat(unusable.message()).contains(reason).endsWith("。");
                            assertThat(unusable.line()).isEqualTo(line);
                        });
    }

    @Test
    void refusesDepthSizeAndEmptiness() {
        for (String yaml :
                new String[] {
                    "",
                    "# nothing",
                    "a: " + "[".repeat(5_000),
                    "x".repeat(YamlTree.MAX_CHARACTERS + 1)
                }) {
            assertThat(ProfileReading.read(yaml)).isInstanceOf(ProfileReading.Unusable.class);
        }
    }

    /// Seeded mutations of a whole profile: each is read or refused, nothing else happens.
    @Test
    void survivesAnyDamage() {
        Random random = new Random(244_006);
        String alphabet = "kind: [](){}&*!|>-#'\"\\\t\n,長村α\u0000\uFEFF\uD800%@`?0";
        int refused = 0;
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder(WHOLE);
            for (int edit = 0; edit < 1 + random.nextInt(6); edit++) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 ->
                            text.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
                    case 1 -> text.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
                    default -> text.delete(at, Math.min(text.length(), at + random.nextInt(9)));
                }
            }
            if (ProfileReading.read(text.toString())
                    instanceof ProfileReading.Unusable(int line, String message)) {
                refused++;
                assertThat(line).isBetween(0, 40);
                assertThat(message).isNotBlank();
            }
        }
        assertThat(refused).isBetween(500, 2_999);
    }
}
