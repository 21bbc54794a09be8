// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.access;

/// How far a role's permission reaches within the body.
public enum Scope {
    /// The unit for which the role is held.
    OWN_UNIT("自分の課"),
    /// That unit and every unit below it.
    UNITS_BELOW("自分の課と下の課"),
    /// Every unit except those in which the person serves: nobody audits the own unit.
    OTHER_UNITS("自分の課のほか全部"),
    /// The whole body, also what belongs to no unit.
    WHOLE_BODY("団体全体");

    private final String label;

    Scope(String label) {
        this.label = label;
    }

    /// Returns the words that people read.
    public String label() {
        return label;
    }
}
