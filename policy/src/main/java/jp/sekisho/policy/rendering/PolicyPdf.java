// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy.rendering;

import jp.sekisho.policy.BasicPolicy;

/// A policy as a PDF, A4.
public final class PolicyPdf {

    private PolicyPdf() {}

    /// Renders a policy.
    public static PdfRendering render(BasicPolicy policy) {
        return PagePdf.render(PolicyHtml.forPrint(policy));
    }
}
