// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.sekisho.ledger.Action;
import jp.sekisho.ledger.Actor;
import jp.sekisho.ledger.CanonicalRow;
import jp.sekisho.ledger.Change;
import jp.sekisho.ledger.InMemoryLedgerStorage;
import jp.sekisho.ledger.Ledger;
import jp.sekisho.ledger.LedgerExport;
import jp.sekisho.ledger.LiveRow;
import jp.sekisho.ledger.LiveRowsFile;
import jp.sekisho.ledger.RowHash;
import jp.sekisho.ledger.Subject;
import jp.sekisho.ledger.note.KeyName;
import jp.sekisho.ledger.note.Origin;
import jp.sekisho.ledger.note.SignatureType;
import jp.sekisho.ledger.note.SignedNote;
import jp.sekisho.ledger.note.SigningKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class LedgerCommandTest {

    private static final Subject ASSET = new Subject("asset", "a-1");

    @TempDir private Path folder;
    private final SigningKey key =
            SigningKey.generate(
                    new KeyName("town.example.jp/ledger"),
                    SignatureType.ED25519,
                    new SecureRandom());
    private final InMemoryLedgerStorage storage = new InMemoryLedgerStorage();
    private final Ledger ledger =
            new Ledger(new Origin("town.example.jp/ledger"), storage, new SecureRandom());
    private Path export = Path.of("");
    private Path older = Path.of("");
    private String vkey = "";
    private String out = "";
    private String err = "";

    @BeforeEach
    void ledgerOfTwelveEntries() throws IOException {
        vkey = key.verifierKey().encode();
        append(0, 5);
        older = Files.writeString(folder.resolve("april.checkpoint"), sign().toString());
        append(5, 12);
        sign();
        export = write();
    }

    private void append(int from, int to) {
        for (int i = from; i < to; i++) {
            ledger.append(
                    Change.of(
                                    Instant.parse("2026-11-22T03:04:05Z"),
                                    new Actor("account:1"),
                                    new Action("asset-changed"),
                                    ASSET)
                            .after(row(i))
                            .because("理由"));
        }
    }

    private static RowHash row(long i) {
        return CanonicalRow.of("asset", 1).number("n", i).hash();
    }

    private SignedNote sign() {
        return ledger.checkpoint(List.of(key.signer(Clock.systemUTC())));
    }

    private Path write() throws IOException {
        Path file = folder.resolve("ledger.export");
        try (OutputStream target = Files.newOutputStream(file)) {
            LedgerExport.write(ledger.origin(), storage, List.of(key.verifierKey()), target);
        }
        return file;
    }

    private int run(Object... words) {
        PrintStream stdout = System.out;
        PrintStream stderr = System.err;
        ByteArrayOutputStream o = new ByteArrayOutputStream();
        ByteArrayOutputStream e = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(o, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(e, true, StandardCharsets.UTF_8));
            String[] args = new String[words.length + 1];
            args[0] = "ledger";
            for (int i = 0; i < words.length; i++) {
                args[i + 1] = words[i].toString();
            }
            return Sekisho.run(args);
        } finally {
            System.setOut(stdout);
            System.setErr(stderr);
            out = o.toString(StandardCharsets.UTF_8);
            err = e.toString(StandardCharsets.UTF_8);
        }
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(out);
    }

    private void spoil() throws IOException {
        byte[] bytes = Files.readAllBytes(export);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("asset-changed");
        bytes[at] = 'A';
        Files.write(export, bytes);
    }

    @Test
    void intactLedgerHolds() {
        assertThat(run("verify", export, "--key", vkey, "--against", older, "--json")).isZero();
        assertThat(json().get("verdict").asString()).isEqualTo("INTACT");
        assertThat(json().get("entries").asInt()).isEqualTo(12);
        assertThat(json().get("root").asString()).isEqualTo(ledger.head().root().base64());
        assertThat(json().get("firstBad").isNull()).isTrue();
        assertThat(err).isEmpty();
    }

    @Test
    void folderWithAnExportIsVerifiedToo() {
        assertThat(run("verify", folder, "--key", vkey)).isZero();
        assertThat(out).startsWith("改ざんは見つかりませんでした。\n記録: 12件\n");
    }

    @Test
    void withoutAKeyItSaysHowFarThatReaches() {
        assertThat(run("verify", export)).isZero();
        assertThat(out).contains("--key");
    }

    @Test
    void alteredEntryIsNamed() throws IOException {
        spoil();
        assertThat(run("verify", export, "--key", vkey, "--json")).isEqualTo(1);
        assertThat(json().get("verdict").asString()).isEqualTo("ALTERED");
        assertThat(json().get("firstBad").asInt()).isEqualTo(11);
        assertThat(json().get("finding").asString()).isEqualTo("ENTRY_CHANGED");
        assertThat(run("verify", export, "--key", vkey)).isEqualTo(1);
        assertThat(out).startsWith("改ざんがあります。最初の箇所は番号 11 の記録です。記録の中身が書き換えられています。");
    }

    @Test
    void truncationIsCaughtByTheOlderCheckpoint() throws IOException {
        Path newest = Files.writeString(folder.resolve("new.checkpoint"), sign().toString());
        InMemoryLedgerStorage shorter = new InMemoryLedgerStorage();
        storage.scan(0, 9, e -> shorter.store(List.of(e)));
        Ledger cut = new Ledger(ledger.origin(), shorter, new SecureRandom());
        cut.checkpoint(List.of(key.signer(Clock.systemUTC())));
        try (OutputStream target = Files.newOutputStream(export)) {
            LedgerExport.write(cut.origin(), shorter, List.of(key.verifierKey()), target);
        }
        assertThat(run("verify", export, "--key", vkey)).isZero();
        assertThat(run("verify", export, "--key", vkey, "--against", newest, "--json"))
                .isEqualTo(1);
        assertThat(json().get("verdict").asString()).isEqualTo("TRUNCATED");
        assertThat(json().get("firstBad").asInt()).isEqualTo(9);
        assertThat(json().get("expected").asInt()).isEqualTo(12);
    }

    @Test
    void wrongKeyLeavesItUndetermined() {
        String other =
                SigningKey.generate(
                                new KeyName("town.example.jp/ledger"),
                                SignatureType.ED25519,
                                new SecureRandom())
                        .verifierKey()
                        .encode();
        assertThat(run("verify", export, "--key", other, "--json")).isEqualTo(1);
        assertThat(json().get("verdict").asString()).isEqualTo("UNDETERMINED");
        assertThat(json().get("doubt").asString()).isEqualTo("NOT_SIGNED_BY_KEY");
    }

    @Test
    void liveRowsInTheFolderAreCompared() throws IOException {
        rows(row(11));
        assertThat(run("verify", folder, "--key", vkey)).isZero();
        rows(row(10));
        assertThat(run("verify", folder, "--key", vkey, "--json")).isEqualTo(1);
        assertThat(json().get("finding").asString()).isEqualTo("ROW_CHANGED");
        assertThat(json().get("detail").asString()).isEqualTo("asset a-1");
    }

    @Test
    void theZipThatTheServerHandsOutIsReadAsItIs() throws IOException {
        rows(row(10));
        Path zip = folder.resolve("town-ledger.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : List.of("ledger.export", "live-rows.tsv")) {
                out.putNextEntry(new ZipEntry(name));
                Files.copy(folder.resolve(name), out);
            }
        }
        assertThat(run("verify", zip, "--key", vkey, "--json")).isEqualTo(1);
        assertThat(json().get("finding").asString()).isEqualTo("ROW_CHANGED");

        Path other = folder.resolve("other.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(other))) {
            out.putNextEntry(new ZipEntry("readme.txt"));
        }
        assertThat(run("verify", other, "--key", vkey)).isEqualTo(2);
    }

    private void rows(RowHash now) throws IOException {
        try (Writer writer = Files.newBufferedWriter(folder.resolve("live-rows.tsv"))) {
            LiveRowsFile.write(List.of(new LiveRow(ASSET, now)), writer);
        }
    }

    @Test
    void oneEntryIsProvedAndTheProofVerified() throws IOException {
        assertThat(run("prove", "7", "--from", export)).isZero();
        Path proof = Files.writeString(folder.resolve("7.tlog-proof"), out);
        assertThat(run("verify", proof, "--key", vkey, "--json")).isZero();
        assertThat(json().get("verdict").asString()).isEqualTo("INTACT");
        assertThat(json().get("at").asString()).isEqualTo("2026-11-22T03:04:05Z");
        Files.writeString(proof, Files.readString(proof).replace("index 7", "index 6"));
        assertThat(run("verify", proof, "--key", vkey, "--json")).isEqualTo(1);
        assertThat(json().get("why").asString()).isEqualTo("NOT_IN_TREE");
    }

    @Test
    void anotherBodyCosignsAndIsCounted() throws IOException {
        Path secret = folder.resolve("witness.key");
        assertThat(run("key", "pref.example.jp/w", "--out", secret)).isZero();
        String witness = out.strip();
        assertThat(run("key", "pref.example.jp/w", "--out", secret)).isEqualTo(2);
        assertThat(
                        run(
                                "checkpoint",
                                "--from",
                                export,
                                "--key",
                                vkey,
                                "--against",
                                older,
                                "--sign",
                                secret))
                .isZero();
        Path cosigned = Files.writeString(folder.resolve("cosigned.checkpoint"), out);
        assertThat(Files.readString(cosigned)).contains("— pref.example.jp/w ");
        assertThat(
                        run(
                                "verify",
                                export,
                                "--key",
                                vkey,
                                "--against",
                                cosigned,
                                "--witness",
                                witness,
                                "--json"))
                .isZero();
        assertThat(json().get("witnesses").asInt()).isEqualTo(1);
        assertThat(run("verify", export, "--key", vkey, "--witness", witness)).isEqualTo(1);
        assertThat(out).contains("立ち会った団体の署名が足りません(0/1)");
    }

    @Test
    void alteredLedgerIsNotCosigned() throws IOException {
        Path secret = folder.resolve("witness.key");
        run("key", "pref.example.jp/w", "--out", secret);
        spoil();
        assertThat(run("checkpoint", "--from", export, "--key", vkey, "--sign", secret))
                .isEqualTo(1);
        assertThat(out).isEmpty();
        assertThat(err).startsWith("確かめた結果、署名しませんでした。");
    }

    @Test
    void unusableInputGetsOneSentence() throws IOException {
        Path text = Files.writeString(folder.resolve("memo.txt"), "メモ");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        unusable("台帳の書き出しではありません", "verify", text);
        unusable("ledger.export がありません", "verify", empty);
        unusable("ファイルがありません", "verify", folder.resolve("none"));
        unusable("証明書として読めません", "verify", export, "--against", text);
        unusable("鍵として読めません", "verify", export, "--key", text);
        unusable("ファイルがありません", "verify", export, "--key", "x+y");
        unusable("立ち会いの鍵は 0 個", "verify", export, "--quorum", "1");
        unusable("番号 12 の記録はありません", "prove", "12", "--from", export);
        unusable("記録の番号ではありません", "prove", "-1", "--from", export);
        unusable("データのハッシュの行として読めません", "verify", export, "--rows", text);
        unusable("秘密の鍵のファイルとして", "checkpoint", "--from", export, "--sign", text);
        unusable("鍵の名前に使えません", "key", "a b", "--out", folder.resolve("k"));
        assertThat(folder.resolve("k")).doesNotExist();
    }

    private void unusable(String sentence, Object... words) {
        assertThat(run(words)).isEqualTo(2);
        assertThat(err.strip()).contains(sentence).doesNotContain("\n", "Exception");
        assertThat(out).isEmpty();
    }

    @Test
    void helpHasAnExample() {
        for (String verb : List.of("verify", "prove", "checkpoint", "key")) {
            assertThat(run(verb, "--help")).isZero();
            assertThat(out).contains("例: sekisho ledger " + verb);
        }
    }
}
