// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.cisco;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Commands that cannot change which packets a device passes on, by kind.
final class CiscoIrrelevant {

    private static final Map<String, String> GLOBAL = new LinkedHashMap<>();
    private static final Map<String, String> ON_INTERFACE = new LinkedHashMap<>();

    static {
        global(
                "管理",
                "version,hostname,domain-name,service timestamps,service password-encryption,"
                        + "service pad,service config,service tcp-keepalives-in,service"
                        + " tcp-keepalives-out,service sequence-numbers,service unsupported-transceiver,"
                        + "service dhcp,service telnet,service ssh,service http,service"
                        + " internal,service compress-config,service"
                        + " call-home,service linenumber,service finger,service udp-small-servers,service"
                        + " tcp-small-servers,service nagle,service prompt,service"
                        + " counters,boot,boot-start-marker,boot-end-marker,enable,username,user,aaa,"
                        + "line,ip ssh,ip http,http,ssh,telnet,clock,ntp,privilege,alias,memory,"
                        + "processor,hw-module,platform,license,archive,config-register,end,exit,quit,"
                        + "terminal,pager,names,passwd,password,prompt,call-home,file,dir,command-alias,"
                        + "cryptochecksum,checksum,aaa-server,radius-server,tacacs-server,radius,tacacs,"
                        + "ip tacacs,ip radius,snmp-server,sntp,ip domain-name,ip domain,ip name-server,"
                        + "ip host,ip domain-lookup,ip domain-list,ip finger,ip ftp,ip tftp,ip scp,"
                        + "ip rcmd,ip bootp,dns,dns-guard,asdm,no,timeout,console,session,"
                        + "crypto key,crypto ca,crypto pki,kron,event,scheduler,redundancy,"
                        + "transceiver,upgrade,wsma,exception,default-value,macro,parser,errdisable,"
                        + "diagnostic,monitor,mode,admin-context,card,controller,license-agent,"
                        + "user-identity,ldap,tftp-server,stack,switch,power,system,environment,"
                        + "ecofriendly,feature,atmf,log,trap,rmon,autoboot,no-service,netconf,restconf,"
                        + "setup,subscriber-policy,template,track,fips,key,dynamic-access-policy-record,"
                        + "configuration,prompt-timestamp,hardware profile,ip sla,sla,tunnel-group,"
                        + "group-policy,webvpn,client-identity,compatible,service-module,dot11,vtp,"
                        + "vpdn,voice,voice-card,dial-peer,gateway,sip-ua,mta,ctl-provider,tls-proxy,"
                        + "privilege-level,flow-export,flow,flow exporter,flow monitor,sampler,sflow,"
                        + "ip flow-export,ip flow-cache,ip flow-top-talkers,ip accounting,netflow,"
                        + "mls,fabric,cts,cdp,lldp,udld,ip nbar,pppoe,username-prompt,remark,"
                        + "access-session,device-sensor,authentication,dot1x,identity,radius-common,"
                        + "openflow,dying-gasp,wsa,facility-alarm,coredump,ip community-list,"
                        + "community-list,ip as-path,ip prefix-list,ipv6 prefix-list,prefix-list,"
                        + "as-path,ip extcommunity-list,ip bgp-community,route-tag,quit-session");
        global("記録", "logging,syslog,ip logging");
        global("名前と住所の配布", "ip dhcp,ipv6 dhcp,dhcpd,dhcprelay,ip forward-protocol,ip helper");
        global(
                "品質と検査",
                "class-map,policy-map,service-policy,qos,mls qos,priority-queue,queue-limit,"
                        + "random-detect,ip inspect,inspect,parameter-map,regex,threat-detection,fragment,"
                        + "sysopt connection tcpmss,tcp-map,wrr-queue,auto,auto qos,table-map");
        global(
                "転送の方式",
                "ip cef,ipv6 cef,ip subnet-zero,ip classless,ip multicast-routing,ip"
                        + " gratuitous-arps,ip source-route,ip icmp,ip arp,arp,ip pim,ip igmp,ip mroute,"
                        + "ip tcp,ip options,ip load-sharing,ip multicast,spanning-tree,port-channel,"
                        + "lacp,mac-address-table,mac,ip routing,ipv6 unicast-routing,ip route-cache,"
                        + "mtu,jumbo,vlan internal,vlan dot1q,failover,ip forwarding,ipv6 forwarding,"
                        + "loop-protection,epsr,ip local pool,ip redirects,ip unreachables");
        global(
                "VPN の確立",
                "crypto isakmp,crypto ikev1,crypto ikev2,crypto ipsec,crypto keyring,crypto"
                        + " identity,crypto dynamic-map,crypto logging,crypto engine,crypto call,isakmp");
        onInterface(
                "名前と速さ",
                "description,speed,duplex,bandwidth,mtu,load-interval,keepalive,carrier-delay,"
                        + "delay,media-type,negotiation,mdix,flowcontrol,logging,snmp,link,clock,"
                        + "hold-queue,ip mtu,ip tcp,ipv6 mtu,cdp,lldp,udld,power,ip"
                        + " bandwidth-percent,no,management-only,dampening,transmit-interface,beacon,"
                        + "fair-queue,tx-ring-limit,channel-group,storm-control,mls,macro,nameif-alias,"
                        + "auto,plim,platform,priority-queue,srr-queue,queue-set,rcv-queue,wrr-queue,"
                        + "switchport-block,ecofriendly,egress-rate-limit,loop-protection,thrash-limiting,"
                        + "polarity,autostate,hw-switch,ip verify,l2protocol,ethernet,cable,"
                        + "vtp,ntp,peer,default,half-duplex,full-duplex,member-interface,redundant-interface,"
                        + "traffic-share,cts,dot1x,authentication,mab,access-session,snmp-trap,bfd");
        onInterface(
                "経路の計算",
                "ip ospf,ip rip,ip eigrp,ip hello-interval,ip hold-time,ip split-horizon,ip"
                        + " summary-address,isis,ip router,ipv6 ospf,ipv6 rip,ipv6 eigrp,ipv6 router,"
                        + "ospf,ospfv3,ip pim,ip igmp,ipv6 mld,ipv6 pim,ip multicast,mpls,clns,"
                        + "ip authentication,ip next-hop-self,bgp-policy,ip bgp,ip sap,spanning-tree");
        onInterface(
                "転送の方式",
                "ip proxy-arp,ip redirects,ip unreachables,ip directed-broadcast,ip route-cache,"
                        + "ip load-sharing,ip mask-reply,ip mroute-cache,ip cef,ip mfib,ipv6 mfib,ip"
                        + " accounting,ip flow,ipv6 flow,ip virtual-reassembly,ip nbar,arp,ip arp,ip"
                        + " gratuitous-arps,ip local-proxy-arp,ipv6 nd,ipv6 redirects,ipv6"
                        + " unreachables,ipv6 enable,ipv6 verify,ip cgmp,ip wccp,snmp-server,"
                        + "ip irdp,ip trigger-authentication,ip flowspec,ipv6 flowspec,ip rgmp,ip device,"
                        + "ip dhcp snooping,ip sticky-arp,h323-gateway,ip broadcast-address,ip probe");
        onInterface("名前と住所の配布", "ip helper-address,ip dhcp,ipv6 dhcp,dhcprelay,ip nhrp");
        onInterface(
                "品質と検査",
                "service-policy,ip inspect,rate-limit,traffic-shape,qos,"
                        + "random-detect,tx-queue,trust");
        onInterface(
                "回線の接続",
                "encapsulation ppp,encapsulation hdlc,encapsulation frame-relay,ppp,pppoe,"
                        + "pppoe-client,dialer,dialer-group,tunnel,frame-relay,pvc,atm,isdn,crypto ipsec,"
                        + "standby,vrrp,glbp,pap,chap,peer default,encryption,ssid,station-role,antenna,"
                        + "channel,packet,concatenation,world-mode,rts,preamble-short,payload,shape,"
                        + "framing,linecode,cablelength,gsm,dsl,vpdn,group-range,async");
    }

    private CiscoIrrelevant() {}

    private static void global(String kind, String commands) {
        for (String command : commands.split(",", -1)) {
            GLOBAL.put(command, kind);
        }
    }

    private static void onInterface(String kind, String commands) {
        for (String command : commands.split(",", -1)) {
            ON_INTERFACE.put(command, kind);
        }
    }

    static Optional<String> global(Block block) {
        return kind(GLOBAL, block);
    }

    static Optional<String> onInterface(Block block) {
        return kind(ON_INTERFACE, block);
    }

    private static Optional<String> kind(Map<String, String> kinds, Block block) {
        StringBuilder begin = new StringBuilder();
        for (String word : block.words().subList(0, Math.min(3, block.words().size()))) {
            begin.append(begin.isEmpty() ? "" : " ").append(word);
            String kind = kinds.get(begin.toString());
            if (kind != null) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
