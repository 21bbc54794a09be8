// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.device;

import java.util.List;
import java.util.regex.Pattern;

/// Hides passwords, keys and SNMP communities of a configuration's line.
public final class Secrets {

    private static final String HIDDEN = "$1********";

    private static final List<Pattern> PATTERNS =
            List.of(
                    // word(s) that introduce a secret, an optional kind number, then the secret
                    Pattern.compile(
                            "(?i)(\\b(?:password|passwd|passphrase|secret|pre-shared-key|psksecret|"
                                    + "private-key|auth-key|key-string|wep-key|wpa-psk|authkey|"
                                    + "md5-key|message-digest-key \\d+ md5|shared-secret|"
                                    + "auth-password|priv-password|auth-pwd|priv-pwd|apikey|api-key"
                                    + "|authentication-key|pin)\\s+(?:(?:text|ENC|encrypted|ascii|"
                                    + "ascii-text|hexadecimal|sha512|simple|cipher|level \\d+|"
                                    + "\\d{1,2}|\\*)\\s+)*)(?:\"[^\"]*\"|'[^']*'|\\S+)"),
                    Pattern.compile("(?i)(\\bsnmp(?:v3)?-server community\\s+)\\S+"),
                    Pattern.compile(
                            "(?i)(\\bsnmp(?:v2c)? community(?: read-only| read-write)?\\s+)\\S+"),
                    Pattern.compile("(?i)(\\bset community\\s+)(?:\"[^\"]*\"|\\S+)"),
                    Pattern.compile("(?i)(\\bcommunity\\s+)(?=\\S+\\s*(?:\\{|;))[^\\s{;]+"),
                    Pattern.compile(
                            "(?i)(\\b(?:tacacs|radius)(?:-server)?\\b.*\\bkey\\s+(?:\\d\\s+)?)\\S+"),
                    Pattern.compile("(?i)(\\bpp auth myname\\s+\\S+\\s+)\\S+"),
                    Pattern.compile("(?i)(\\bpp auth username\\s+\\S+\\s+)\\S+"),
                    Pattern.compile("(?i)(\\blogin user\\s+\\S+\\s+(?:encrypted\\s+)?)\\S+"),
                    Pattern.compile("(?i)(\\bcrypto isakmp key\\s+(?:\\d\\s+)?)\\S+"),
                    Pattern.compile("(?i)(\\bstandby \\d+ authentication\\s+)\\S+"),
                    Pattern.compile("(\\$(?:1|5|6|8|9)\\$)[^\\s\";]+"));

    /// One of these words, in small letters, stands in every line that a pattern changes.
    private static final List<String> HINTS =
            List.of(
                    "pass",
                    "secret",
                    "key",
                    "psk",
                    "communit",
                    "auth",
                    "pwd",
                    "pin",
                    "$",
                    "login",
                    "user");

    private Secrets() {}

    private static boolean isSuspect(String text) {
        String small = text.toLowerCase(java.util.Locale.ROOT);
        for (String hint : HINTS) {
            if (small.contains(hint)) {
                return true;
            }
        }
        return false;
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
