// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.sigma;

import static jp.sekisho.detection.Judged.holds;
import static org.assertj.core.api.Assertions.assertThat;

import jp.sekisho.detection.Judged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every modifier of Sigma 2.1; each case is judged by the engine and by the oracle.
final class ModifiersTest {

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "f: abc ¦ \"f\":\"ABC\" ¦ true",
                "f: abc ¦ \"f\":\"abcd\" ¦ false",
                "f: abc ¦ \"g\":\"abc\" ¦ false",
                "f: 'a*c' ¦ \"f\":\"aBBBc\" ¦ true",
                "f: 'a?c' ¦ \"f\":\"a関c\" ¦ true",
                "f: 'a?c' ¦ \"f\":\"ac\" ¦ false",
                "f: 'a\\*c' ¦ \"f\":\"a*c\" ¦ true",
                "f: 'a\\*c' ¦ \"f\":\"abc\" ¦ false",
                "f: 'a\\\\*' ¦ \"f\":\"a\\\\bc\" ¦ true",
                "f: 'C:\\Windows' ¦ \"f\":\"c:\\\\windows\" ¦ true",
                "f: 'C:\\\\Windows' ¦ \"f\":\"c:\\\\windows\" ¦ true",
                "f: 4688 ¦ \"f\":4688 ¦ true",
                "f: 4688 ¦ \"f\":\"4688\" ¦ true",
                "f: true ¦ \"f\":true ¦ true",
                "f: '' ¦ \"f\":\"\" ¦ true",
                "f: '' ¦ \"g\":1 ¦ false",
                "f: null ¦ \"g\":1 ¦ true",
                "f: null ¦ \"f\":null ¦ true",
                "f: null ¦ \"f\":\"\" ¦ false",
                "f: [a, b] ¦ \"f\":\"b\" ¦ true",
                "f: [a, null] ¦ \"g\":1 ¦ true",
                "f: a ¦ \"f\":[\"x\",\"A\"] ¦ true",
                "f: a ¦ \"f\":{\"a\":\"a\"} ¦ false",
                "f.a: a ¦ \"f\":{\"a\":\"a\"} ¦ true",
                "f.a: a ¦ \"f\":[{\"a\":\"b\"},{\"a\":\"a\"}] ¦ true",
                "f: straße ¦ \"f\":\"STRAßE\" ¦ true",
                "f: 役場 ¦ \"f\":\"役場\" ¦ true",
                "f: k ¦ \"f\":\"\\u212a\" ¦ true",
                "f|contains: bc ¦ \"f\":\"ABCD\" ¦ true",
                "f|contains: 'b*d' ¦ \"f\":\"ABxxDE\" ¦ true",
                "f|contains|all: [a, c] ¦ \"f\":\"c-a\" ¦ true",
                "f|contains|all: [a, z] ¦ \"f\":\"c-a\" ¦ false",
                "f|startswith: ab ¦ \"f\":\"ABC\" ¦ true",
                "f|startswith: b ¦ \"f\":\"ABC\" ¦ false",
                "f|endswith: '\\cmd.exe' ¦ \"f\":\"C:\\\\CMD.EXE\" ¦ true",
                "f|endswith: b ¦ \"f\":\"ABC\" ¦ false",
                "f|cased: Abc ¦ \"f\":\"Abc\" ¦ true",
                "f|cased: Abc ¦ \"f\":\"abc\" ¦ false",
                "f|contains|cased: Bc ¦ \"f\":\"xBcx\" ¦ true",
                "f|contains|cased: Bc ¦ \"f\":\"xbcx\" ¦ false",
                "f|exists: true ¦ \"f\":null ¦ true",
                "f|exists: true ¦ \"g\":1 ¦ false",
                "f|exists: false ¦ \"g\":1 ¦ true",
                "f|neq: a ¦ \"f\":\"b\" ¦ true",
                "f|neq: a ¦ \"f\":\"A\" ¦ false",
                "f|neq: [a, b] ¦ \"f\":\"b\" ¦ false",
                "f|neq: 5 ¦ \"f\":6 ¦ true",
                "f|contains|windash: ' -enc' ¦ \"f\":\"x /ENC y\" ¦ true",
                "f|contains|windash: ' /enc' ¦ \"f\":\"x –enc y\" ¦ true",
                "f|windash|contains: ' -s -i' ¦ \"f\":\"x —s ―i\" ¦ true",
                "f|contains|windash: 'a-b' ¦ \"f\":\"a/b\" ¦ false",
                "f|re: '^a.c$' ¦ \"f\":\"abc\" ¦ true",
                "f|re: '^a.c$' ¦ \"f\":\"ABC\" ¦ false",
                "f|re: b+ ¦ \"f\":\"abbbc\" ¦ true",
                "f|re|i: '^a.c$' ¦ \"f\":\"ABC\" ¦ true",
                "f|re|m: '^b$' ¦ \"f\":\"a\\nb\\nc\" ¦ true",
                "f|re: '^b$' ¦ \"f\":\"a\\nb\\nc\" ¦ false",
                "f|re|s: a.c ¦ \"f\":\"a\\nc\" ¦ true",
                "f|re: a.c ¦ \"f\":\"a\\nc\" ¦ false",
                "f|base64: foo ¦ \"f\":\"Zm9v\" ¦ true",
                "f|base64offset|contains: foo ¦ \"f\":\"eHhmb29i\" ¦ true",
                "f|base64offset|contains: foo ¦ \"f\":\"eGZvb2Jhcg==\" ¦ true",
                "f|wide|base64offset|contains: cmd ¦ \"f\":\"YwBtAGQA\" ¦ true",
                "f|utf16le|base64|contains: cmd ¦ \"f\":\"xYwBtAGQAx\" ¦ true",
                "f|utf16be|base64|contains: cmd ¦ \"f\":\"AGMAbQBk\" ¦ true",
                "f|utf16|base64|contains: cmd ¦ \"f\":\"//5jAG0AZAA=\" ¦ true",
                "f|lt: 5 ¦ \"f\":4 ¦ true",
                "f|lt: 5 ¦ \"f\":\"5\" ¦ false",
                "f|lte: 5 ¦ \"f\":5.0 ¦ true",
                "f|gt: 5 ¦ \"f\":5.1 ¦ true",
                "f|gte: 5 ¦ \"f\":\"abc\" ¦ false",
                "f|gt: 9223372036854775806 ¦ \"f\":9223372036854775807 ¦ true",
                "f|minute: 15 ¦ \"f\":\"2026-11-22T08:15:00Z\" ¦ true",
                "f|hour|gte: 22 ¦ \"f\":\"2026-11-22T22:15:00Z\" ¦ true",
                "f|hour|lt: 7 ¦ \"f\":\"2026-11-22 08:15:00\" ¦ false",
                "f|day: 22 ¦ \"f\":\"2026-11-22\" ¦ true",
                "f|week: 47 ¦ \"f\":\"2026-11-22\" ¦ true",
                "f|month: 11 ¦ \"f\":\"2026/11/22 8:15\" ¦ true",
                "f|year: 2026 ¦ \"f\":\"2026-11-22T08:15:00Z\" ¦ true",
                "f|cidr: 10.0.0.0/8 ¦ \"f\":\"10.255.0.1\" ¦ true",
                "f|cidr: 10.0.0.0/8 ¦ \"f\":\"11.0.0.1\" ¦ false",
                "f|cidr: 192.168.1.64/26 ¦ \"f\":\"192.168.1.127\" ¦ true",
                "f|cidr: 192.168.1.64/26 ¦ \"f\":\"192.168.1.128\" ¦ false",
                "f|cidr: 'fd00::/8' ¦ \"f\":\"fd12:3456::1\" ¦ true",
                "f|cidr: 'fd00::/8' ¦ \"f\":\"fe80::1\" ¦ false",
                "f|cidr: 10.0.0.0/8 ¦ \"f\":\"::ffff:10.1.2.3\" ¦ true",
                "f|cidr: 10.0.0.0/8 ¦ \"f\":\"10.1\" ¦ false",
                "f|fieldref: g ¦ \"f\":\"A\",\"g\":\"a\" ¦ true",
                "f|fieldref: g ¦ \"f\":\"A\" ¦ false",
                "f|fieldref|endswith: g ¦ \"f\":\"xA\",\"g\":\"a\" ¦ true",
                "f|fieldref|neq: g ¦ \"f\":\"A\",\"g\":\"b\" ¦ true",
                "[abc] ¦ \"f\":\"xABCx\" ¦ true",
                "[abc, 'd\\e'] ¦ \"f\":\"D\\\\E\" ¦ true",
                "[abc] ¦ \"abc\":\"f\" ¦ false",
                "{'|all': [abc, def]} ¦ \"f\":\"abc\",\"g\":\"def\" ¦ true",
                "{'|all': [abc, def]} ¦ \"f\":\"abc\" ¦ false",
                "{'|re': 'a.+c'} ¦ \"f\":\"xabbcx\" ¦ true",
                "[abc] ¦ \"f\":\"\\u0061bc\" ¦ true",
            })
    void holdsAsTheSpecificationSays(String search, String fields, boolean expected) {
        String item =
                search.startsWith("[") || search.startsWith("{")
                        ? search
                        : "{" + quoted(search) + "}";
        assertThat(holds(item, fields)).isEqualTo(expected);
    }

    /// A field name with modifiers needs quotes in a YAML flow mapping.
    private static String quoted(String search) {
        int colon = search.indexOf(": ");
        return "'" + search.substring(0, colon) + "'" + search.substring(colon);
    }

    @Test
    void placeholdersTakeTheirConfiguredValues() {
        String rule = Judged.rule("{'f|expand': 'srv-%zone%'}");
        RuleBook book = Judged.book(rule, java.util.Map.of("zone", java.util.List.of("a", "b*")));
        String event = "{\"Channel\":\"Microsoft-Windows-Sysmon/Operational\",\"f\":\"%s\"}\n";
        assertThat(Judged.alerts(book, event.formatted("srv-a"))).hasSize(1);
        assertThat(Judged.alerts(book, event.formatted("srv-bcd"))).hasSize(1);
        assertThat(Judged.alerts(book, event.formatted("srv-c"))).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "{'f|nosuch': a} ¦ MODIFIER",
                "{'f|contains|cidr': 10.0.0.0/8} ¦ MODIFIER",
                "{'f|re|contains': a} ¦ MODIFIER",
                "{'f|i': a} ¦ MODIFIER",
                "{'f|lt|gt': 5} ¦ MODIFIER",
                "{'f|base64|exists': true} ¦ MODIFIER",
                "{'f|lt': abc} ¦ VALUE",
                "{'f|cidr': 10.0.0.0/33} ¦ VALUE",
                "{'f|exists': maybe} ¦ VALUE",
                "{f: []} ¦ VALUE",
                "{} ¦ VALUE",
                "{f: {g: 1}} ¦ VALUE",
                "{'f|contains': null} ¦ VALUE",
                "{'f|base64': 'a*'} ¦ VALUE",
                "{'f|re': '(?<=a)b'} ¦ EXPRESSION",
                "{'f|re': '(a'} ¦ EXPRESSION",
                "{'f|re': '(a)\\1'} ¦ EXPRESSION",
                "{'f|expand': '%unknown%'} ¦ PLACEHOLDER",
            })
    void refusesWhatItCannotHonour(String search, Refusal.Reason reason) {
        assertThat(Judged.refusal(Judged.rule(search))).isEqualTo(reason);
    }
}
