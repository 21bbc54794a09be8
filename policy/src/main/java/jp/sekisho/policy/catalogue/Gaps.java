// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import java.util.stream.Collectors;
import jp.sekisho.policy.catalogue.PolicyCheck.Gap;

/// The sentences in which gaps are told.
final class Gaps {

    private Gaps() {}

    static Gap of(PolicyCheck.OrganAnswer answer) {
        String organ = answer.organ().label();
        return new Gap(
                Gap.Kind.ORGAN,
                answer.organ().name(),
                "地方自治法第244条の6第1項",
                "適用範囲に「"
                        + organ
                        + "」がありません。"
                        + organ
                        + "が情報システムを管理しているなら、適用範囲に加えて共同で定めるか、別の方針を定めてください。");
    }

    static Gap of(PolicyCheck.MeasureAnswer answer) {
        return new Gap(
                Gap.Kind.MEASURE,
                answer.item().id().value(),
                answer.item().article(),
                "「" + answer.item().title() + "」に当たる条文がありません。" + "令和9年7月1日から実施が必要なので、条文を加えてください。");
    }

    static Gap of(PolicyCheck.HeadingAnswer answer) {
        return new Gap(
                Gap.Kind.HEADING,
                "heading-" + answer.heading().number(),
                "ガイドライン 基本方針の見出し" + answer.heading().number(),
                "「" + answer.heading().title() + "」に当たる見出しも条文もありません。条文を加えるか、要らない理由を記録してください。");
    }

    static Gap of(BoundObligation open, Catalogue catalogue) {
        Obligation obligation = open.obligation();
        String law =
                obligation.law().stream()
                        .flatMap(id -> catalogue.law(id).stream())
                        .map(LawItem::article)
                        .collect(Collectors.joining("、"));
        String section = obligation.section().isEmpty() ? "" : "ガイドライン" + obligation.section();
        return new Gap(
                Gap.Kind.OBLIGATION,
                obligation.id().value(),
                law.isEmpty() ? section : section.isEmpty() ? law : law + "・" + section,
                "「" + obligation.title() + "」に当たる条文がありません。");
    }
}
