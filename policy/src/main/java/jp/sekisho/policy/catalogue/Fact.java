// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

/// A plain fact about a body on which obligations depend. What nobody answered is not assumed.
public enum Fact {
    SCHOOLS("小学校・中学校などの学校を持つ"),
    LGWAN_CONNECTED("LGWANなど、他団体の重要な情報に影響しうる網に(間接にでも)つながっている"),
    PERSONAL_INFORMATION("個人情報をまとまった量で保有している"),
    OWN_SERVERS("自ら管理するサーバやサーバ室がある"),
    OWN_DEVELOPMENT("情報システムを開発し、又は開発を発注している"),
    PUBLIC_FACING_SYSTEM("住民など外部の者が使うシステム(公式サイトを含む)がある"),
    OUTSOURCING("情報を扱う業務を委託している"),
    EXTERNAL_SERVICES("クラウドなどの外部サービスを使っている"),
    SENSITIVE_IN_CLOUD("外部サービスで自治体機密性2以上の情報を扱っている"),
    SOCIAL_MEDIA("ソーシャルメディアで発信している"),
    REMOTE_ACCESS("庁外から庁内の網に接続している(テレワークなど)"),
    WIRELESS_LAN("無線LANを使っている"),
    PRIVATE_DEVICES("支給していない端末の業務利用を認めている"),
    WEB_CONFERENCE("Web会議サービスを使っている"),
    SPECIAL_PURPOSE_DEVICES("ネットワークカメラなどの特定用途機器・IoT機器がある");

    private final String label;

    Fact(String label) {
        this.label = label;
    }

    /// Returns the fact as a sentence.
    public String label() {
        return label;
    }
}
