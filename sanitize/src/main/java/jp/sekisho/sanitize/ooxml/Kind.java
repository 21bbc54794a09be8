// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.ooxml;

import java.util.Set;

/// How an element that may stand is treated beyond its attributes.
enum Kind {
    PLAIN,
    FIELD_CHARACTER,
    FIELD_CODE,
    RUN_TEXT,
    SIMPLE_FIELD,
    CELL_FORMULA,
    OTHER_FORMULA,
    DEFINED_NAME,
    ALTERNATE,
    CHOICE,
    FALLBACK,
    CLICK,
    PRUNED_WHEN_EMPTY,
    GRAPHIC_FRAME,
    OLE_OBJECT,
    PICTURE;

    private static final Set<String> PRUNED =
            Set.of(
                    "ext",
                    "oleObjects",
                    "hyperlinks",
                    "definedNames",
                    "tableParts",
                    "embeddedFontLst",
                    "childTnLst",
                    "fonts14");

    static Kind of(String namespace, String name) {
        return switch (namespace) {
            case Vocabulary.WORD ->
                    switch (name) {
                        case "fldChar" -> FIELD_CHARACTER;
                        case "instrText", "delInstrText" -> FIELD_CODE;
                        case "t", "delText" -> RUN_TEXT;
                        case "fldSimple" -> SIMPLE_FIELD;
                        default -> PLAIN;
                    };
            case Vocabulary.SHEET ->
                    switch (name) {
                        case "f" -> CELL_FORMULA;
                        case "formula",
                                "formula1",
                                "formula2",
                                "calculatedColumnFormula",
                                "totalsRowFormula",
                                "oldFormula" ->
                                OTHER_FORMULA;
                        case "definedName" -> DEFINED_NAME;
                        case "oleObject" -> OLE_OBJECT;
                        default -> PRUNED.contains(name) ? PRUNED_WHEN_EMPTY : PLAIN;
                    };
            case Vocabulary.CHART -> name.equals("f") ? OTHER_FORMULA : PLAIN;
            case "http://schemas.microsoft.com/office/excel/2006/main" ->
                    name.equals("f") ? OTHER_FORMULA : PLAIN;
            case "http://schemas.microsoft.com/office/drawing/2012/chart",
                    "http://schemas.microsoft.com/office/drawing/2014/chartex" ->
                    name.equals("f") || name.equals("sqref") ? OTHER_FORMULA : PLAIN;
            case Vocabulary.COMPATIBILITY ->
                    switch (name) {
                        case "AlternateContent" -> ALTERNATE;
                        case "Choice" -> CHOICE;
                        case "Fallback" -> FALLBACK;
                        default -> PLAIN;
                    };
            case Vocabulary.DRAWING ->
                    switch (name) {
                        case "hlinkClick", "hlinkHover", "hlinkMouseOver" -> CLICK;
                        default -> PRUNED.contains(name) ? PRUNED_WHEN_EMPTY : PLAIN;
                    };
            case Vocabulary.SLIDE ->
                    switch (name) {
                        case "graphicFrame" -> GRAPHIC_FRAME;
                        case "oleObj" -> OLE_OBJECT;
                        case "pic" -> PICTURE;
                        default -> PRUNED.contains(name) ? PRUNED_WHEN_EMPTY : PLAIN;
                    };
            default -> PRUNED.contains(name) ? PRUNED_WHEN_EMPTY : PLAIN;
        };
    }
}
