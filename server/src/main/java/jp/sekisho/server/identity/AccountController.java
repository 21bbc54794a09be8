// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import java.util.List;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// What everybody may do with the own account.
@Controller
@Requires(Permission.OWN_ACCOUNT)
class AccountController {

    @GetMapping("/{body}/account")
    Page own(Visit visit) {
        List<String> roles = visit.roles().stream().map(role -> role.label()).toList();
        return new Page("identity/account.jte", new AccountView(visit.name(), roles));
    }
}
