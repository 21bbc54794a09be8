// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.catalogue;

import java.util.List;

/// The organs that each adopt a policy (制定主体), with the words by which a policy's scope names them.
public enum OrganKind {
    HEAD("長", "部局|管理者|企業長|事務局|課|首長|町長|村長|市長|知事|連合長"),
    ASSEMBLY("議会", "議会"),
    BOARD_OF_EDUCATION("教育委員会", "教育委員会|行政委員会|各種委員会|各委員会"),
    ELECTION_COMMISSION("選挙管理委員会", "選挙管理委員会|行政委員会|各種委員会|各委員会"),
    AUDIT_COMMISSIONERS("監査委員", "監査委員|行政委員会|各種委員会|各委員会"),
    AGRICULTURAL_COMMITTEE("農業委員会", "農業委員会|行政委員会|各種委員会|各委員会"),
    PROPERTY_ASSESSMENT_COMMITTEE("固定資産評価審査委員会", "固定資産評価審査委員会|行政委員会|各種委員会|各委員会"),
    EQUITY_COMMITTEE("公平委員会・人事委員会", "公平委員会|人事委員会|行政委員会|各種委員会|各委員会"),
    PUBLIC_ENTERPRISE("公営企業管理者", "公営企業|企業局|水道事業");

    private final String label;
    private final String namedBy;

    OrganKind(String label, String namedBy) {
        this.label = label;
        this.namedBy = namedBy;
    }

    /// Returns the Japanese name.
    public String label() {
        return label;
    }

    /// Returns the words that name this organ in a clause of scope.
    List<String> namedBy() {
        return List.of(namedBy.split("\\|", -1));
    }
}
