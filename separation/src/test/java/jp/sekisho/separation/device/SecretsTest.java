// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.sekisho.separation.plan.DeviceId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a configuration keeps secret is hidden as soon as a line of it is made. In each line
/// here the secret is a word that begins with `hush`, or the hash behind `$`.
final class SecretsTest {

    private static String shown(String line) {
        return new Line(new DeviceId("d"), "f", 1, line).text();
    }

    private static void hides(String line) {
        String shown = shown(line);
        assertThat(shown).doesNotContainIgnoringCase("hush").contains("********");
        // What the line is about is still to be seen.
        assertThat(shown).startsWith(line.substring(0, 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "login password hush",
                "administrator password encrypted hush7",
                "login user admin encrypted hush",
                "pp auth myname town@provider hush",
                "pp auth username branch hush",
                "ipsec ike pre-shared-key 1 text hush",
                "ipsec ike pre-shared-key 1 *hush",
                "snmp community read-only hush",
                "snmp community read-write hush",
                "snmpv2c community read-only hush",
                "snmp trap community hush",
                "snmpv3 usm user 1 admin group 1 sha hush aes128-cfb hush2",
                "radius secret hush",
                "l2tp tunnel auth on hush"
            })
    void yamaha(String line) {
        hides(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set password ENC hush+/==",
                "set passwd ENC hush",
                "set psksecret ENC hush",
                "set psksecret \"hush hush\"",
                "set private-key \"-----BEGIN hush",
                "set auth-pwd ENC hush",
                "set priv-pwd ENC hush",
                "set secret ENC hush",
                "set passphrase ENC hush",
                "set key ENC hush",
                "set keystring \"hush\"",
                "set ldap-password ENC hush"
            })
    void fortios(String line) {
        hides(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "enable secret 5 $1$hush$hush",
                "enable password 7 hush",
                "username admin privilege 15 secret 9 $9$hush$hush",
                "username admin password 7 hush",
                "snmp-server community hush RO 10",
                "snmp-server host 10.0.0.9 version 2c hush",
                "snmp-server host 10.0.0.9 traps version 2c hush",
                "snmp-server host 10.0.0.9 hush",
                "snmp-server user nms group v3 auth sha hush priv aes 128 hush2",
                "tacacs-server key 7 hush",
                "tacacs-server host 10.0.0.9 key hush",
                "radius-server host 10.0.0.9 auth-port 1812 key 7 hush",
                "key-string 7 hush",
                "key 7 hush",
                "crypto isakmp key hush address 192.0.2.1",
                "crypto isakmp key 6 hush address 192.0.2.1",
                "ip ospf authentication-key hush",
                "ip ospf message-digest-key 1 md5 7 hush",
                "standby 1 authentication hush",
                "standby 1 authentication md5 key-string hush",
                "neighbor 192.0.2.1 password 7 hush",
                "ppp chap password 0 hush",
                "ppp pap sent-username town password 0 hush",
                "wpa-psk ascii 0 hush",
                "ntp authentication-key 1 md5 hush 7",
                "vtp password hush"
            })
    void iosAndAlliedWarePlus(String line) {
        hides(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwd hush encrypted",
                "enable password hush pbkdf2",
                "username admin password hush encrypted privilege 15",
                "snmp-server host inside 10.0.0.9 community hush version 2c",
                "snmp-server host inside 10.0.0.9 community 8 hush",
                "ikev1 pre-shared-key hush",
                "ikev2 remote-authentication pre-shared-key hush",
                "failover key hush",
                "failover ipsec pre-shared-key hush",
                "ldap-login-password hush",
                "key hush"
            })
    void asa(String line) {
        hides(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set system root-authentication encrypted-password \"$6$hush$hush\"",
                "set snmp community hush authorization read-only",
                "community hush {",
                "set security ike policy p pre-shared-key ascii-text \"$9$hush\"",
                "pre-shared-key ascii-text \"hush hush\"; ## SECRET-DATA",
                "set protocols ospf area 0 interface ge-0/0/0 authentication md5 1 key \"$9$hush\"",
                "set system radius-server 10.0.0.9 secret \"$9$hush\""
            })
    void junos(String line) {
        hides(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "username admin password hash hush administrator",
                "username admin password plain hush administrator",
                "ike policy p peer any key hush ike-prop",
                "snmp-agent ip community hush ro",
                "authentication password town@provider hush"
            })
    void necIx(String line) {
        hides(line);
    }

    /// What decides about packets is not taken for a secret.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ip filter 10 pass * 10.20.3.8 tcp * 443",
                "access-list a extended permit tcp any host 10.2.0.8 eq https",
                "-A FORWARD -i eth0 -p tcp -m tcp --dport 443 -j ACCEPT",
                "ip saddr 10.1.0.0/16 tcp dport { 22, 443 } accept",
                "set service \"HTTPS\"",
                "ip route 0.0.0.0 0.0.0.0 203.0.113.254",
                "ip lan1 secure filter in 1 2 3"
            })
    void rulesStayReadable(String line) {
        assertThat(shown(line)).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pass", "KEY", "snmp-server community", "set password"})
    void linesWithoutTheirSecretStayAsTheyAre(String line) {
        assertThat(List.of(line, line + " ********")).contains(shown(line));
    }
}
