// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.access;

/// One thing that a person may be allowed to do. Which role has it, and how far, stands in
/// [AccessTable].
///
/// A feature that needs a permission of its own adds it here and its row to the table.
public enum Permission {
    /// Password, second factor and codes of one's own account; every account has it.
    OWN_ACCOUNT(Act.WRITING, "自分のアカウント(パスワード・二つ目の確認)"),
    SEE_BOARD(Act.READING, "遵守状況を見る"),
    /// Report, overview and chart: they show every weakness at once.
    SEE_REPORT(Act.READING, "遵守状況の全体(報告書・まとめ・移り変わり)を見る"),
    ANSWER_OBLIGATION(Act.WRITING, "遵守事項に答え、証跡を付ける"),
    JUDGE_OBLIGATION(Act.APPROVING, "対象外・例外・実施主体を認める"),
    READ_POLICY(Act.READING, "基本方針・対策基準を読む"),
    READ_PROCEDURE(Act.READING, "実施手順を読む"),
    EDIT_POLICY(Act.WRITING, "基本方針・対策基準・実施手順を書く"),
    DECIDE_POLICY(Act.APPROVING, "決裁・施行・公表を記録する"),
    /// The list of registers and typed search; which rows each shows is said by its own permission.
    SEE_REGISTERS(Act.READING, "台帳の一覧と検索を開く"),
    READ_ASSETS(Act.READING, "情報資産台帳を見る"),
    EDIT_ASSETS(Act.WRITING, "情報資産台帳に書く"),
    EDIT_CLASSIFICATION(Act.WRITING, "分類の区分を決める"),
    READ_SERVICES(Act.READING, "外部サービスとソーシャルメディアの台帳を見る"),
    EDIT_SERVICES(Act.WRITING, "外部サービスとソーシャルメディアの台帳に書く"),
    READ_CONTRACTS(Act.READING, "委託契約と再委託の台帳を見る"),
    EDIT_CONTRACTS(Act.WRITING, "委託契約と再委託の台帳に書く"),
    READ_EQUIPMENT(Act.READING, "端末・媒体・廃棄・管理区域の台帳を見る"),
    EDIT_EQUIPMENT(Act.WRITING, "端末・媒体・廃棄・管理区域の台帳に書く"),
    /// What helps an attacker is seen by those who work with it.
    READ_SYSTEMS(Act.READING, "システム・ID・許可した通信・弱点の台帳を見る"),
    EDIT_SYSTEMS(Act.WRITING, "システム・ID・許可した通信・弱点の台帳に書く"),
    READ_PERMITS(Act.READING, "例外措置・持ち出し・通知の台帳を見る"),
    EDIT_PERMITS(Act.WRITING, "例外措置・持ち出し・通知の台帳に書く"),
    /// Who decides a request is said by its steps, not here.
    MAKE_REQUESTS(Act.WRITING, "申請し、自分に回ってきた申請を決裁する"),
    READ_REQUESTS(Act.READING, "ほかの人の申請を見る"),
    RECORD_PAPER(Act.WRITING, "紙の申請と決裁を記録する"),
    ANSWER_CAMPAIGNS(Act.WRITING, "一斉依頼に答える"),
    RUN_CAMPAIGNS(Act.WRITING, "一斉依頼を出し、進み具合を見る"),
    READ_DUTIES(Act.READING, "年間計画と今週することを見る"),
    EDIT_DUTIES(Act.WRITING, "年間計画に書く"),
    READ_BODY(Act.READING, "組織・職員・役割を見る"),
    EDIT_BODY(Act.WRITING, "組織・職員・役割を書く"),
    SET_UP(Act.WRITING, "初期設定をする"),
    READ_LEDGER(Act.READING, "証跡台帳を見る"),
    EXPORT_LEDGER(Act.READING, "証跡台帳を書き出す"),
    MANAGE_ACCOUNTS(Act.WRITING, "アカウントを管理する"),
    EDIT_SETTINGS(Act.WRITING, "動作の設定をする"),
    AUDIT(Act.AUDITING, "監査する");

    /// What kind of thing a permission is.
    public enum Act {
        READING("見る"),
        WRITING("書く"),
        APPROVING("認める"),
        AUDITING("監査");

        private final String label;

        Act(String label) {
            this.label = label;
        }

        /// Returns the word that people read.
        public String label() {
            return label;
        }
    }

    private final Act act;
    private final String label;

    Permission(Act act, String label) {
        this.act = act;
        this.label = label;
    }

    /// Returns the kind of act.
    public Act act() {
        return act;
    }

    /// Returns the words that people read.
    public String label() {
        return label;
    }
}
