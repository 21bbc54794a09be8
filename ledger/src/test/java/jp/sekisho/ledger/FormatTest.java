// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;
import static org.quicktheories.generators.SourceDSL.strings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import jp.sekisho.ledger.tree.Hash;
import org.junit.jupiter.api.Test;

/// The formats byte for byte: what is written today must be read, with the same hashes, for ever.
final class FormatTest {

    private static final Path GOLDEN =
            Path.of(
                    System.getProperty("sekisho.root"),
                    "ledger/src/test/resources/jp/sekisho/ledger");

    private static void golden(String name, byte[] bytes) throws IOException {
        Path file = GOLDEN.resolve(name);
        if ("renew".equals(System.getProperty("golden"))) {
            Files.write(file, bytes);
        }
        assertThat(bytes).isEqualTo(Files.readAllBytes(file));
    }

    private static Entry entry(CanonicalBytes bytes) {
        return ((EntryReading.Read) EntryCodec.decode(bytes)).entry();
    }

    @Test
    void exportNeverChanges() throws IOException {
        golden("intact.export", SampleLedger.grown().export());
    }

    @Test
    void entryNeverChanges() {
        Entry entry =
                new Entry(
                        Instant.parse("2026-11-22T00:00:00.000001Z"),
                        new Actor("account:1"),
                        new Subject("資産", "a"),
                        new Action("b"),
                        Optional.empty(),
                        Optional.of(new RowHash(2, Hash.of(new byte[32]))),
                        List.of(new Commitment(FactName.WHY, Hash.of(new byte[32]))),
                        "s");
        assertThat(HexFormat.of().formatHex(EntryCodec.encode(entry).toArray()))
                .isEqualTo(
                        "01"
                                + "000660d2288d2001"
                                + "0009"
                                + "6163636f756e743a31"
                                + "0006"
                                + "e8b387e794a3"
                                + "000161"
                                + "000162"
                                + "00"
                                + "0100000002"
                                + "00".repeat(32)
                                + "01"
                                + "0003776879"
                                + "00".repeat(32)
                                + "000173");
    }

    @Test
    void commitmentNeverChanges() {
        assertThat(new Fact(FactName.WHY, new byte[16], "理由").commitment().hash())
                .isEqualTo(
                        Hash.sha256(
                                HexFormat.of()
                                        .parseHex(
                                                "73656b6973686f2f666163742f310a"
                                                        + "00".repeat(16)
                                                        + "0003776879"
                                                        + "e79086e794b1")));
    }

    @Test
    void rowNeverChanges() {
        CanonicalRow row =
                CanonicalRow.of("t", 1)
                        .number("z", 1L)
                        .text("a", "あ")
                        .bytes("m", new byte[] {7})
                        .text("left out", null);
        assertThat(HexFormat.of().formatHex(row.bytes().toArray()))
                .isEqualTo(
                        "01"
                                + "000174"
                                + "00000001"
                                + "0003"
                                + "000161"
                                + "54"
                                + "00000003"
                                + "e38182"
                                + "00016d"
                                + "42"
                                + "00000001"
                                + "07"
                                + "00017a"
                                + "4e"
                                + "0000000000000001");
    }

    @Test
    void laterColumnWithoutValueChangesNoHash() {
        RowHash before = CanonicalRow.of("asset", 1).text("name", "x").hash();
        RowHash after = CanonicalRow.of("asset", 1).text("name", "x").text("new", null).hash();
        assertThat(after).isEqualTo(before);
        assertThat(CanonicalRow.of("asset", 1).text("name", "x").text("new", "").hash())
                .isNotEqualTo(before);
        assertThat(CanonicalRow.of("asset", 2).text("name", "x").hash()).isNotEqualTo(before);
    }

    @Test
    void valuesDoNotRunIntoEachOther() {
        assertThat(CanonicalRow.of("t", 1).text("a", "bc").text("d", "").hash())
                .isNotEqualTo(CanonicalRow.of("t", 1).text("a", "b").text("d", "c").hash());
        assertThat(CanonicalRow.of("t", 1).text("a", "1").hash())
                .isNotEqualTo(CanonicalRow.of("t", 1).number("a", 1L).hash());
    }

    @Test
    void columnTwiceIsAMistake() {
        assertThatThrownBy(() -> CanonicalRow.of("t", 1).number("a", 1L).text("a", "1"))
                .hasMessage("column twice: a");
    }

    @Test
    void whatIsWrittenIsRead() {
        qt().forAll(
                        strings().basicMultilingualPlaneAlphabet().ofLengthBetween(0, 40),
                        longs().between(Micros.MIN, Micros.MAX),
                        integers().between(0, 5),
                        integers().between(0, 3))
                .checkAssert((text, micros, facts, rows) -> {
                    Entry entry = made(text, micros, facts, rows);
                    assertThat(entry(EntryCodec.encode(entry))).isEqualTo(entry);
                });
    }

    private static Entry made(String text, long micros, int facts, int rows) {
        String word =
                text.codePoints()
                        .filter(p ->
                                !Character.isISOControl(p)
                                        && Character.getType(p) != Character.SURROGATE)
                        .limit(20)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .append("x𠮷")
                        .toString();
        List<Commitment> bound = new ArrayList<>();
        for (int i = 0; i < facts; i++) {
            bound.add(new Commitment(new FactName(i + word), Hash.sha256(new byte[] {(byte) i})));
        }
        Optional<RowHash> row = Optional.of(new RowHash(rows + 1, Hash.sha256()));
        return new Entry(
                Micros.toInstant(micros),
                new Actor(word),
                new Subject(word, "1"),
                new Action(word),
                rows % 2 == 0 ? row : Optional.empty(),
                rows > 1 ? row : Optional.empty(),
                bound,
                word.repeat(3));
    }

    @Test
    void bytesHaveOneReadingAndThatOneWriting() {
        CanonicalBytes bytes = EntryCodec.encode(made("関所", 1, 2, 0));
        byte[] raw = bytes.toArray();
        for (int at = 0; at < raw.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = raw.clone();
                changed[at] ^= (byte) (1 << bit);
                CanonicalBytes other = CanonicalBytes.of(changed);
                if (EntryCodec.decode(other) instanceof EntryReading.Read(Entry entry)) {
                    assertThat(EntryCodec.encode(entry)).isEqualTo(other);
                }
            }
        }
    }

    @Test
    void bytesLeftOverOrMissingAreRefused() {
        byte[] raw = EntryCodec.encode(made("a", 1, 1, 0)).toArray();
        for (int length = 0; length < raw.length; length++) {
            assertThat(EntryCodec.decode(CanonicalBytes.of(java.util.Arrays.copyOf(raw, length))))
                    .isInstanceOf(EntryReading.Malformed.class);
        }
        assertThat(
                        EntryCodec.decode(
                                CanonicalBytes.of(java.util.Arrays.copyOf(raw, raw.length + 1))))
                .isInstanceOf(EntryReading.Malformed.class);
    }

    @Test
    void newerSchemaIsNamed() {
        assertThat(EntryCodec.decode(CanonicalBytes.of(new byte[] {9})))
                .isEqualTo(new EntryReading.NewerSchema(9));
    }

    @Test
    void wordsWithControlCharactersHalfCharactersOrTooLongAreRefused() {
        for (String bad : List.of("", "a\nb", "\u007f", "\u0085", "\ud842", "あ".repeat(86))) {
            assertThatThrownBy(() -> new Actor(bad)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(new Actor("あ".repeat(85)).id()).hasSize(85);
    }

    @Test
    void factsAscendAsTheirBytesDo() {
        List<String> names = List.of("\uffee", "𠮷", "a", "Z", "あ");
        List<String> sorted =
                names.stream().map(FactName::new).sorted().map(FactName::value).toList();
        assertThat(sorted).containsExactly("Z", "a", "あ", "\uffee", "𠮷");
        assertThatThrownBy(() ->
                        new Entry(
                                Instant.EPOCH,
                                new Actor("a"),
                                new Subject("t", "i"),
                                new Action("b"),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(
                                        new Commitment(FactName.WHY, Hash.sha256()),
                                        new Commitment(FactName.WHO, Hash.sha256())),
                                ""))
                .hasMessage("facts are ascending by name, none twice: who");
    }

    @Test
    void tooLongFactIsRefusedBeforeAnythingIsStored() {
        Change change = SampleLedger.change(1);
        assertThatThrownBy(() -> change.because("x".repeat(Limits.FACT + 1)))
                .hasMessage("a fact has at most 65536 bytes");
        assertThatThrownBy(() -> change.because("\ud842"))
                .hasMessage("a fact has half a character at 0");
    }
}
