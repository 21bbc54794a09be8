// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.ooxml;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.sanitize.Links;

/// Which field codes of a text document may stay (ECMA-376 part 1, 17.16.5). All others lose their
/// code and keep the result that was last shown.
final class Fields {

    private static final Set<String> HARMLESS =
            Set.of(
                    "=",
                    "ADVANCE",
                    "ASK",
                    "AUTHOR",
                    "AUTONUM",
                    "AUTONUMLGL",
                    "AUTONUMOUT",
                    "BARCODE",
                    "BIDIOUTLINE",
                    "BIBLIOGRAPHY",
                    "CITATION",
                    "COMMENTS",
                    "COMPARE",
                    "CREATEDATE",
                    "DATE",
                    "DISPLAYBARCODE",
                    "DOCPROPERTY",
                    "EDITTIME",
                    "EQ",
                    "FILENAME",
                    "FILESIZE",
                    "FILLIN",
                    "FORMCHECKBOX",
                    "FORMDROPDOWN",
                    "FORMTEXT",
                    "GOTOBUTTON",
                    "GREETINGLINE",
                    "HYPERLINK",
                    "IF",
                    "INDEX",
                    "INFO",
                    "KEYWORDS",
                    "LASTSAVEDBY",
                    "LISTNUM",
                    "MERGEFIELD",
                    "MERGEREC",
                    "MERGESEQ",
                    "NEXT",
                    "NEXTIF",
                    "NOTEREF",
                    "NUMCHARS",
                    "NUMPAGES",
                    "NUMWORDS",
                    "PAGE",
                    "PAGEREF",
                    "PRINTDATE",
                    "QUOTE",
                    "REF",
                    "REVNUM",
                    "SAVEDATE",
                    "SECTION",
                    "SECTIONPAGES",
                    "SEQ",
                    "SET",
                    "SKIPIF",
                    "STYLEREF",
                    "SUBJECT",
                    "SYMBOL",
                    "TA",
                    "TC",
                    "TEMPLATE",
                    "TIME",
                    "TITLE",
                    "TOA",
                    "TOC",
                    "USERADDRESS",
                    "USERINITIALS",
                    "USERNAME",
                    "XE",
                    "ADDRESSBLOCK",
                    "MERGEBARCODE",
                    "SHAPE");

    private static final Pattern FIRST =
            Pattern.compile("^\\s*(=|[A-Za-z]+)?(.*)$", Pattern.DOTALL);

    /// Words that make another program or file speak, wherever they stand in a code.
    private static final Pattern DANGER =
            Pattern.compile(
                    "(?i)\\b(dde|ddeauto|includetext|includepicture|include|import|link|database|rd"
                            + "|macrobutton|embed|ocx|control|addin|autotext|autotextlist|private|print"
                            + "|data|htmlcontrol|glossary)\\b");

    private Fields() {}

    /// Returns whether it may stay.
    ///
    /// @param code the instruction without those of fields inside it
    /// @param links whether web links may stay
    /// @return whether it may stay
    static boolean isHarmless(String code, boolean links) {
        Matcher first = FIRST.matcher(code);
        if (!first.matches() || first.group(1) == null) {
            // A name glued together by inner fields, or a bookmark's bare name.
            return false;
        }
        String name = first.group(1).toUpperCase(Locale.ROOT);
        if (name.equals("HYPERLINK")) {
            return isHarmlessLink(first.group(2), links);
        }
        if (!HARMLESS.contains(name)) {
            return false;
        }
        boolean evaluatesText =
                name.equals("QUOTE") || name.equals("SET") || name.equals("IF") || name.equals("=");
        return !evaluatesText || !DANGER.matcher(first.group(2)).find();
    }

    private static boolean isHarmlessLink(String rest, boolean links) {
        String text = rest.strip();
        if (text.startsWith("\\l") || text.startsWith("\\s")) {
            return true;
        }
        String target;
        if (text.startsWith("\"")) {
            int end = text.indexOf('"', 1);
            target = end < 0 ? text.substring(1) : text.substring(1, end);
        } else {
            int end = text.indexOf(' ');
            target = end < 0 ? text : text.substring(0, end);
        }
        return target.isEmpty() || (links && Links.mayStay(target));
    }
}
