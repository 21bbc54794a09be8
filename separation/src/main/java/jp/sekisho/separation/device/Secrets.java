// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.device;

import java.util.List;
import java.util.regex.Pattern;

/// Hides passwords, keys and SNMP communities of a configuration's line.
public final class Secrets {

    private static final String HIDDEN = "$1********";

    /// What may stand between the word that introduces a secret and the secret.
    private static final String KIND =
            "(?:(?:text|plain|hash|ENC|encrypted|ascii|ascii-text|hexadecimal|sha512|simple|cipher"
                    + "|md5|level \\d+|\\d{1,2}|\\*)\\s+)*";

    private static final String VALUE = "(?:\"[^\"]*\"?|'[^']*'?|\\S+)";

    private static final List<Pattern> PATTERNS =
            List.of(
                    Pattern.compile(
                            "(?i)(\\b(?:authentication password\\s+\\S+@\\S+)\\s+)" + VALUE),
                    Pattern.compile(
                            "(?i)(\\b(?:(?:[a-z]+-)*(?:password|passwd|passphrase|secret)|psksecret|"
                                    + "(?:ipsec ike )?pre-shared-key \\d+|pre-shared-key|"
                                    + "private-key|auth-key|key-?string|wep-key|wpa-psk|authkey|"
                                    + "md5-key|message-digest-key \\d+ md5|"
                                    + "auth-pwd|priv-pwd|apikey|api-key|authentication-key \\d+|"
                                    + "authentication-key|pin)\\s+"
                                    + KIND
                                    + ")"
                                    + VALUE),
                    Pattern.compile("(?i)(\\bsnmp(?:v3)?-server community\\s+(?:8\\s+)?)\\S+"),
                    Pattern.compile(
                            "(?i)(\\bsnmp-server host\\b.*\\b(?:version (?:1|2c)|community(?: 8)?)\\s+)\\S+"),
                    Pattern.compile(
                            "(?i)(\\bsnmp-server host\\s+[\\d.:a-f]+\\s+)(?!\\S*(?:version|traps|informs))\\S+\\s*$"),
                    Pattern.compile("(?i)(\\bsnmp-server user\\b.*?\\bauth\\s+\\S+\\s+)\\S+"),
                    Pattern.compile(
                            "(?i)(\\bsnmp-server user\\b.*?\\bpriv\\s+(?:aes\\s+\\d+|\\S+)\\s+)\\S+"),
                    Pattern.compile("(?i)(\\bsnmpv3 usm user\\b.*?\\b(?:md5|sha\\S*)\\s+)\\S+"),
                    Pattern.compile("(?i)(\\bsnmpv3 usm user\\b.*?\\b(?:des|aes)\\S*\\s+)\\S+"),
                    Pattern.compile(
                            "(?i)(\\bsnmp(?:v2c)?(?: trap)? community(?: read-only| read-write)?\\s+)(?!read-)\\S+"),
                    Pattern.compile("(?i)(\\bsnmp-agent\\b.*\\bcommunity\\s+)\\S+"),
                    Pattern.compile("(?i)(\\bset community\\s+)(?:\"[^\"]*\"|\\S+)"),
                    Pattern.compile("(?i)(\\bcommunity\\s+)(?=\\S+\\s*(?:\\{|;))[^\\s{;]+"),
                    Pattern.compile(
                            "(?i)(\\b(?:tacacs|radius)(?:-server)?\\b.*\\bkey\\s+(?:\\d\\s+)?)\\S+"),
                    Pattern.compile(
                            "(?i)(\\b(?:ike policy\\b.*|failover|md5 \\d+)\\s+key\\s+(?:\\d\\s+)?)"
                                    + VALUE),
                    Pattern.compile(
                            "(?i)(^\\s*(?:set )?key\\s+(?:(?:ENC|\\d)\\s+)?)(?!chain)"
                                    + VALUE
                                    + "\\s*$"),
                    Pattern.compile("(?i)(\\bpp auth (?:myname|username)\\s+\\S+\\s+)\\S+"),
                    Pattern.compile("(?i)(\\bl2tp tunnel auth\\s+\\S+\\s+)\\S+"),
                    Pattern.compile("(?i)(\\blogin user\\s+\\S+\\s+(?:encrypted\\s+)?)\\S+"),
                    Pattern.compile("(?i)(\\bcrypto isakmp key\\s+(?:\\d\\s+)?)\\S+"),
                    Pattern.compile(
                            "(?i)(\\bstandby \\d+ authentication\\s+(?:md5 key-string\\s+)?)\\S+"),
                    Pattern.compile("(\\$(?:1|5|6|8|9)\\$)[^\\s\";]+"));

    private Secrets() {}

    /// Says whether a line holds one of the words of which one stands in every line that a pattern
    /// changes. Looks at each character once: nearly every line is a rule, and there are many.
    private static boolean isSuspect(String text) {
        for (int i = 0; i < text.length(); i++) {
            boolean suspect =
                    switch (text.charAt(i)) {
                        case '$' -> true;
                        case 'p', 'P' ->
                                begins(text, i, "pass")
                                        || begins(text, i, "psk")
                                        || begins(text, i, "pwd")
                                        || begins(text, i, "pin");
                        case 's', 'S' -> begins(text, i, "secret") || begins(text, i, "snmp");
                        case 'k', 'K' -> begins(text, i, "key");
                        case 'c', 'C' -> begins(text, i, "communit");
                        case 'a', 'A' -> begins(text, i, "auth");
                        case 'l', 'L' -> begins(text, i, "login");
                        default -> false;
                    };
            if (suspect) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(String text, int at, String hint) {
        return at + hint.length() <= text.length()
                && (text.charAt(at + 1) | ' ') == hint.charAt(1)
                && text.regionMatches(true, at, hint, 0, hint.length());
    }

    /// Returns a line with what is secret in it replaced by asterisks.
    public static String mask(String text) {
        if (!isSuspect(text)) {
            return text;
        }
        String masked = text;
        for (Pattern pattern : PATTERNS) {
            masked = pattern.matcher(masked).replaceAll(HIDDEN);
        }
        return masked;
    }
}
