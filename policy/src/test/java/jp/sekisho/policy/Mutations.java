// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Random;

/// Texts that are almost policies.
final class Mutations {

    private static final String[] SPLINTERS = {
        "第1条",
        "(1)",
        "（２）",
        "①",
        "ア ",
        "イ ",
        "・",
        "- ",
        "上記3",
        "前号",
        "次条",
        "第9条第2項",
        "以下「",
        "」という。",
        "（",
        "）",
        "。",
        "\n",
        "\n\n",
        "\n(定義)\n",
        "\n附 則\n",
        "\n別表第1\n",
        "目次",
        "| a | b |\n",
        "令和8年2月30日",
        "平成32年4月1日",
        "必要に応じて",
        "しなければならない。",
        "をいう。",
        "　",
        "\t",
        "\u0000",
        "\ufffd",
        "𠮷",
        "髙",
        "\ud842",
        "#",
        "**",
        "<p>",
        "1―1",
        "１．",
        "\r",
        "\f",
        "様式第1号",
        "第十一条の二",
        "1\n",
        "%PDF-",
        "PK\u0003\u0004"
    };

    private Mutations() {}

    static String sample(long seed) {
        return Rendering.random(seed)
                .render(
                        "湖畔町情報セキュリティ基本方針",
                        List.of(
                                new Rendering.Piece("目的", "この方針は、湖畔町（以下「町」という。）の情報を守ることを目的とする。"),
                                new Rendering.Piece(
                                        "定義",
                                        "次のとおりとする。",
                                        new Rendering.Piece("機密性", "認められた者だけが触れることをいう。"),
                                        new Rendering.Piece("可用性", "要るときに使えることをいう。")),
                                new Rendering.Piece(
                                        "情報セキュリティ対策", "上記1の目的のため、必要に応じて対策を講じなければならない。")));
    }

    static byte[] mutate(String text, Random random) {
        StringBuilder out = new StringBuilder(text);
        for (int n = random.nextInt(12); n >= 0 && !out.isEmpty(); n--) {
            int at = random.nextInt(out.length());
            switch (random.nextInt(5)) {
                case 0 -> out.insert(at, SPLINTERS[random.nextInt(SPLINTERS.length)]);
                case 1 -> out.delete(at, Math.min(out.length(), at + 1 + random.nextInt(20)));
                case 2 ->
                        out.insert(
                                at,
                                out.substring(
                                        at, Math.min(out.length(), at + random.nextInt(200))));
                case 3 -> out.setCharAt(at, (char) random.nextInt(0x10000));
                default ->
                        out.insert(
                                random.nextInt(out.length()),
                                out.substring(at, Math.min(out.length(), at + 30)));
            }
        }
        byte[] bytes = out.toString().getBytes(UTF_8);
        if (random.nextInt(8) == 0 && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
