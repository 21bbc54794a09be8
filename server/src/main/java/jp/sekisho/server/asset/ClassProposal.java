// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.asset;

import java.util.ArrayList;
import java.util.List;

/// A class proposed from plain answers, each with its reason. It proposes; a person decides.
///
/// @param confidentiality code of the five-level scheme: 3A, 3B, 3C, 2 or 1
/// @param integrity 2 or 1
/// @param availability 2 or 1
/// @param personal what it says about persons
/// @param zone kind of zone in which it belongs: `MY_NUMBER`, `LGWAN` or `INTERNET`
/// @param reasons why, one sentence each
/// @param cautions what the answers put in doubt, one sentence each
record ClassProposal(
        String confidentiality,
        String integrity,
        String availability,
        Personal personal,
        String zone,
        List<String> reasons,
        List<String> cautions) {

    ClassProposal {
        reasons = List.copyOf(reasons);
        cautions = List.copyOf(cautions);
    }

    /// Whose harm a leak would be.
    enum Harm {
        /** Residents' rights or interests, greatly, or many of them. */
        RESIDENTS,
        /** Staff, business partners or the body's work. */
        WORK,
        /** Nobody, but it is not yet to be known. */
        EARLY,
        /** Nobody: it is published or could be. */
        NOBODY
    }

    /// The plain answers.
    ///
    /// @param state whether it was received from the State as 極秘 or 秘
    /// @param personal what it says about persons
    /// @param harm whose harm a leak would be
    /// @param alteration whether residents or work suffer where it is altered
    /// @param outage whether residents or work suffer where it cannot be used for a day
    /// @param medium where it is kept
    record Answers(
            boolean state,
            Personal personal,
            Harm harm,
            boolean alteration,
            boolean outage,
            AssetMedium medium) {}

    /// Proposes (guideline chapter 2, classes of the edition of October 2024).
    static ClassProposal of(Answers answers) {
        List<String> reasons = new ArrayList<>();
        String code = confidentiality(answers, reasons);
        reasons.add(answers.alteration() ? "書きかえられると困るので、完全性2です。" : "書きかえられても大きな影響がないので、完全性1です。");
        reasons.add(answers.outage() ? "一日使えないと困るので、可用性2です。" : "一日使えなくても大きな影響がないので、可用性1です。");
        String zone = zone(answers, code, reasons);
        return new ClassProposal(
                code,
                answers.alteration() ? "2" : "1",
                answers.outage() ? "2" : "1",
                answers.personal(),
                zone,
                reasons,
                cautions(answers, code));
    }

    private static String confidentiality(Answers answers, List<String> reasons) {
        if (answers.state()) {
            reasons.add("国から極秘・秘として受け取ったものなので、自治体機密性3Aです。");
            return "3A";
        }
        if (answers.personal() == Personal.SPECIFIC) {
            reasons.add("マイナンバーを含むので、自治体機密性3Bです。");
            return "3B";
        }
        if (answers.personal() == Personal.RESIDENTS) {
            reasons.add("住民の個人情報を含むので、自治体機密性3Bです。");
            return "3B";
        }
        if (answers.harm() == Harm.RESIDENTS) {
            reasons.add("漏れると住民の権利や利益を大きく損なうので、自治体機密性3Bです。");
            return "3B";
        }
        if (answers.personal() == Personal.STAFF) {
            reasons.add("職員の情報を含むので、自治体機密性3Cです。");
            return "3C";
        }
        return switch (answers.harm()) {
            case WORK -> {
                reasons.add("公開を前提とせず、漏れると職員や取引先、事務に支障があるので、自治体機密性3Cです。");
                yield "3C";
            }
            case EARLY -> {
                reasons.add("すぐには公開しないものなので、自治体機密性2です。");
                yield "2";
            }
            case RESIDENTS, NOBODY -> {
                reasons.add("公表しているか、公表して差しつかえないものなので、自治体機密性1です。");
                yield "1";
            }
        };
    }

    private static String zone(Answers answers, String code, List<String> reasons) {
        if (answers.personal() == Personal.SPECIFIC) {
            reasons.add("マイナンバーを含むので、マイナンバー利用事務系に置きます。");
            return "MY_NUMBER";
        }
        if (code.equals("1")) {
            reasons.add("公表できるものなので、インターネット接続系に置けます。");
            return "INTERNET";
        }
        reasons.add("公開を前提としないものなので、LGWAN接続系に置きます。");
        return "LGWAN";
    }

    private static List<String> cautions(Answers answers, String code) {
        List<String> cautions = new ArrayList<>();
        if (answers.personal() == Personal.UNKNOWN) {
            cautions.add("個人情報を含むかどうかが未確認です。含むときは3B以上になります。");
        }
        if (answers.medium() == AssetMedium.PORTABLE && code.startsWith("3")) {
            cautions.add("USBメモリなどに機密性3の情報を置くのは、許可と暗号化があるときだけです。ほかの置き場所にできないか考えてください。");
        }
        if (answers.medium() == AssetMedium.CLOUD && !code.equals("1")) {
            cautions.add("クラウドに機密性2以上の情報を置くには、選定基準と責任分界の確認がいります。");
        }
        if (answers.harm() == Harm.NOBODY
                && (answers.personal() == Personal.RESIDENTS
                        || answers.personal() == Personal.SPECIFIC)) {
            cautions.add("「漏れても困らない」とありますが、住民の個人情報を含むので高い分類を提案しています。");
        }
        return cautions;
    }
}
