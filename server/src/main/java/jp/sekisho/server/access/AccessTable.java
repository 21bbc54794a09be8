// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.access;

import static jp.sekisho.server.access.Role.AUDITOR;
import static jp.sekisho.server.access.Role.CHIEF_OFFICER;
import static jp.sekisho.server.access.Role.CISO;
import static jp.sekisho.server.access.Role.COMMITTEE_MEMBER;
import static jp.sekisho.server.access.Role.CSIRT;
import static jp.sekisho.server.access.Role.DEPUTY_CISO;
import static jp.sekisho.server.access.Role.MANAGER;
import static jp.sekisho.server.access.Role.OFFICER;
import static jp.sekisho.server.access.Role.POINT_OF_CONTACT;
import static jp.sekisho.server.access.Role.STAFF;
import static jp.sekisho.server.access.Role.SYSTEM_MANAGER;
import static jp.sekisho.server.access.Role.SYSTEM_OPERATOR;
import static jp.sekisho.server.access.Scope.OTHER_UNITS;
import static jp.sekisho.server.access.Scope.OWN_UNIT;
import static jp.sekisho.server.access.Scope.UNITS_BELOW;
import static jp.sekisho.server.access.Scope.WHOLE_BODY;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The one table of role × permission × scope. What it does not say is forbidden.
///
/// It is written out for people in `docs/access.md`, which a test compares with this class.
public final class AccessTable {

    private static final Map<Permission, Map<Role, Scope>> ROWS = new EnumMap<>(Permission.class);

    static {
        row(Permission.OWN_ACCOUNT).forEveryAccount();
        row(Permission.SEE_BOARD)
                .to(WHOLE_BODY, CISO, DEPUTY_CISO, CHIEF_OFFICER, COMMITTEE_MEMBER, AUDITOR)
                .to(WHOLE_BODY, CSIRT, POINT_OF_CONTACT)
                .to(UNITS_BELOW, OFFICER, MANAGER, SYSTEM_MANAGER)
                .to(OWN_UNIT, SYSTEM_OPERATOR, STAFF);
        row(Permission.SEE_REPORT)
                .to(WHOLE_BODY, CISO, DEPUTY_CISO, CHIEF_OFFICER, COMMITTEE_MEMBER, AUDITOR)
                .to(WHOLE_BODY, CSIRT, POINT_OF_CONTACT);
        row(Permission.ANSWER_OBLIGATION)
                .to(WHOLE_BODY, CHIEF_OFFICER)
                .to(UNITS_BELOW, OFFICER, MANAGER, SYSTEM_MANAGER)
                .to(OWN_UNIT, SYSTEM_OPERATOR);
        row(Permission.JUDGE_OBLIGATION).to(WHOLE_BODY, CISO, DEPUTY_CISO, CHIEF_OFFICER);
        // Standards bind every member of the staff, so each may read them.
        row(Permission.READ_POLICY).to(WHOLE_BODY, Role.values());
        row(Permission.READ_PROCEDURE)
                .to(WHOLE_BODY, CISO, DEPUTY_CISO, CHIEF_OFFICER, AUDITOR, CSIRT)
                .to(UNITS_BELOW, OFFICER, MANAGER, SYSTEM_MANAGER)
                .to(OWN_UNIT, SYSTEM_OPERATOR, STAFF);
        row(Permission.EDIT_POLICY)
                .to(WHOLE_BODY, CHIEF_OFFICER)
                .to(UNITS_BELOW, OFFICER, MANAGER, SYSTEM_MANAGER);
        row(Permission.DECIDE_POLICY).to(WHOLE_BODY, CISO, DEPUTY_CISO, CHIEF_OFFICER);
        row(Permission.SEE_REGISTERS).to(WHOLE_BODY, Role.values());
        row(Permission.READ_ASSETS)
                .to(WHOLE_BODY, CISO, DEPUTY_CISO, CHIEF_OFFICER, AUDITOR, CSIRT)
                .to(UNITS_BELOW, OFFICER, MANAGER, SYSTEM_MANAGER)
                .to(OWN_UNIT, SYSTEM_OPERATOR, STAFF);
        row(Permission.EDIT_ASSETS)
                .to(WHOLE_BODY, CHIEF_OFFICER)
                .to(UNITS_BELOW, OFFICER, MANAGER, SYSTEM_MANAGER)
                .to(OWN_UNIT, SYSTEM_OPERATOR);
        row(Permission.EDIT_CLASSIFICATION).to(WHOLE_BODY, CISO, DEPUTY_CISO, CHIEF_OFFICER);
        for (Permission read :
                new Permission[] {
                    Permission.READ_SERVICES, Permission.READ_CONTRACTS,
                    Permission.READ_EQUIPMENT, Permission.READ_PERMITS
                }) {
            row(read)
                    .to(WHOLE_BODY, CISO, DEPUTY_CISO, CHIEF_OFFICER, AUDITOR, CSIRT)
                    .to(UNITS_BELOW, OFFICER, MANAGER, SYSTEM_MANAGER)
                    .to(OWN_UNIT, SYSTEM_OPERATOR, STAFF);
        }
        for (Permission edit :
                new Permission[] {
                    Permission.EDIT_SERVICES, Permission.EDIT_CONTRACTS,
                    Permission.EDIT_EQUIPMENT, Permission.EDIT_PERMITS
                }) {
            row(edit)
                    .to(WHOLE_BODY, CHIEF_OFFICER)
                    .to(UNITS_BELOW, OFFICER, MANAGER, SYSTEM_MANAGER)
                    .to(OWN_UNIT, SYSTEM_OPERATOR);
        }
        row(Permission.READ_SYSTEMS)
                .to(WHOLE_BODY, CISO, DEPUTY_CISO, CHIEF_OFFICER, AUDITOR, CSIRT)
                .to(UNITS_BELOW, OFFICER, MANAGER, SYSTEM_MANAGER)
                .to(OWN_UNIT, SYSTEM_OPERATOR);
        row(Permission.EDIT_SYSTEMS)
                .to(WHOLE_BODY, CHIEF_OFFICER)
                .to(UNITS_BELOW, OFFICER, SYSTEM_MANAGER)
                .to(OWN_UNIT, SYSTEM_OPERATOR);
        row(Permission.MAKE_REQUESTS).to(WHOLE_BODY, Role.values());
        row(Permission.READ_REQUESTS)
                .to(WHOLE_BODY, CISO, DEPUTY_CISO, CHIEF_OFFICER, AUDITOR, CSIRT)
                .to(UNITS_BELOW, OFFICER, MANAGER, SYSTEM_MANAGER);
        row(Permission.RECORD_PAPER)
                .to(WHOLE_BODY, CHIEF_OFFICER)
                .to(UNITS_BELOW, OFFICER, MANAGER, SYSTEM_MANAGER)
                .to(OWN_UNIT, SYSTEM_OPERATOR);
        row(Permission.ANSWER_CAMPAIGNS).to(WHOLE_BODY, Role.values());
        row(Permission.RUN_CAMPAIGNS)
                .to(WHOLE_BODY, CHIEF_OFFICER)
                .to(UNITS_BELOW, OFFICER, MANAGER);
        row(Permission.READ_DUTIES)
                .to(WHOLE_BODY, CISO, DEPUTY_CISO, CHIEF_OFFICER, COMMITTEE_MEMBER, AUDITOR)
                .to(WHOLE_BODY, CSIRT, POINT_OF_CONTACT)
                .to(UNITS_BELOW, OFFICER, MANAGER, SYSTEM_MANAGER)
                .to(OWN_UNIT, SYSTEM_OPERATOR, STAFF);
        row(Permission.EDIT_DUTIES)
                .to(WHOLE_BODY, CHIEF_OFFICER)
                .to(UNITS_BELOW, OFFICER, MANAGER, SYSTEM_MANAGER)
                .to(OWN_UNIT, SYSTEM_OPERATOR);
        row(Permission.READ_BODY)
                .to(WHOLE_BODY, CISO, DEPUTY_CISO, CHIEF_OFFICER, COMMITTEE_MEMBER, AUDITOR)
                .to(WHOLE_BODY, CSIRT, POINT_OF_CONTACT, OFFICER, MANAGER, SYSTEM_MANAGER)
                .to(OWN_UNIT, SYSTEM_OPERATOR, STAFF);
        row(Permission.EDIT_BODY).to(WHOLE_BODY, CHIEF_OFFICER);
        row(Permission.SET_UP).to(WHOLE_BODY, CHIEF_OFFICER);
        row(Permission.READ_LEDGER)
                .to(WHOLE_BODY, CISO, DEPUTY_CISO, CHIEF_OFFICER, AUDITOR, CSIRT);
        row(Permission.EXPORT_LEDGER).to(WHOLE_BODY, CISO, CHIEF_OFFICER, AUDITOR);
        row(Permission.MANAGE_ACCOUNTS).to(WHOLE_BODY, CHIEF_OFFICER, SYSTEM_MANAGER);
        row(Permission.EDIT_SETTINGS).to(WHOLE_BODY, CHIEF_OFFICER);
        row(Permission.AUDIT).to(OTHER_UNITS, AUDITOR);
    }

    private AccessTable() {}

    /// Returns how far a role has a permission.
    ///
    /// @param role who
    /// @param permission what
    /// @return the scope, or nothing where the role does not have it
    public static Optional<Scope> scope(Role role, Permission permission) {
        return Optional.ofNullable(ROWS.getOrDefault(permission, Map.of()).get(role));
    }

    /// Tells whether a permission belongs to every account, also to one whose person holds no role.
    public static boolean isForEveryAccount(Permission permission) {
        return permission == Permission.OWN_ACCOUNT;
    }

    private static Row row(Permission permission) {
        return new Row(permission, new EnumMap<>(Role.class));
    }

    private record Row(Permission permission, EnumMap<Role, Scope> scopes) {

        Row to(Scope scope, Role... roles) {
            for (Role role : roles) {
                if (scopes.put(role, scope) != null) {
                    throw new IllegalStateException(permission + " is given twice to " + role);
                }
            }
            ROWS.put(permission, scopes);
            return this;
        }

        void forEveryAccount() {
            to(WHOLE_BODY, Role.values());
        }
    }
}
