// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

/// Registers that are looked for together, in the order in which they are shown.
public enum Shelf {
    /** What is protected, and the systems that hold it. */
    INFORMATION("情報資産とシステム"),
    /** What can be carried. */
    DEVICES("端末・媒体・ソフトウェア"),
    /** Rooms and who enters them. */
    PLACES("管理区域"),
    /** Who works here, and with which rights. */
    PEOPLE("職員・アカウント・決裁"),
    /** Who works for the body. */
    CONTRACTORS("外部委託と調達"),
    /** What others operate. */
    SERVICES("クラウド・SNS"),
    /** What must be kept and done. */
    RULES("決まり・例外・通知");

    private final String label;

    Shelf(String label) {
        this.label = label;
    }

    /// Returns the Japanese name.
    public String label() {
        return label;
    }
}
