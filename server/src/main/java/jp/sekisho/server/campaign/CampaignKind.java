// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.campaign;

/// What a campaign is for.
enum CampaignKind {
    TRAINING("研修"),
    INSPECTION("自己点検"),
    ACKNOWLEDGEMENT("周知・誓約"),
    SURVEY("調査");

    private final String label;

    CampaignKind(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
