// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.policy;

import java.io.IOException;
import jp.sekisho.policy.PolicyReader;
import jp.sekisho.policy.PolicyReading;
import jp.sekisho.server.access.OpenToAll;
import jp.sekisho.server.page.Page;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class PolicyController {

    @OpenToAll("見本の方針を見せる。団体のデータは含まない")
    @GetMapping("/")
    Page clauses() throws IOException {
        byte[] text = new ClassPathResource("demo/town-policy.txt").getContentAsByteArray();
        return switch (PolicyReader.read(text)) {
            case PolicyReading.Read(var policy) ->
                    new Page("policy/clauses.jte", ClausesView.of(policy));
            case PolicyReading.Unreadable(int line, String message) ->
                    throw new IllegalStateException("demo policy, line " + line + ": " + message);
        };
    }
}
