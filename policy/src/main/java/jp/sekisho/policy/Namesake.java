// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name by which a text calls its body (組合, 本村, 町), for sentences without a subject.
record Namesake(String name) {

    private static final Pattern OWN = Pattern.compile("[本当](?:組合|村|町|市|県|区|都|府|道|企業団|広域連合|団体)");

    static Namesake of(Node root, String body, List<Abbreviation> abbreviations) {
        for (Abbreviation each : abbreviations) {
            if (each.form() == Abbreviation.Form.SHORT_NAME
                    && !body.isEmpty()
                    && each.meaning().endsWith(body)) {
                return new Namesake(each.term());
            }
        }
        return root.below()
                .map(node -> OWN.matcher(node.text.text()))
                .filter(Matcher::find)
                .findFirst()
                .map(matcher -> new Namesake(matcher.group()))
                .orElse(new Namesake(body));
    }
}
