// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.util.ArrayList;
import java.util.List;
import jp.sekisho.separation.device.Tracking;
import jp.sekisho.separation.packet.Cube;
import jp.sekisho.separation.packet.Protocol;
import jp.sekisho.separation.packet.Service;
import jp.sekisho.separation.packet.ServiceSet;
import jp.sekisho.separation.packet.State;
import jp.sekisho.separation.packet.TcpFlags;

/// Gives a packet that belongs to no known connection its state.
final class ConnectionTracking {

    private static final int LOOKED_AT = TcpFlags.FIN | TcpFlags.SYN | TcpFlags.RST | TcpFlags.ACK;

    /// `tcp_new` with `tcp_loose=1` (its default): SYN opens, and a bare ACK is taken for a
    /// connection that runs already; all else is invalid (Linux, nf_conntrack_proto_tcp.c).
    private static final long LINUX_TCP_NEW =
            TcpFlags.where(LOOKED_AT, TcpFlags.SYN) | TcpFlags.where(LOOKED_AT, TcpFlags.ACK);

    /// Request types of nf_conntrack_proto_icmp.c (`valid_new`).
    private static final List<Integer> ICMP_NEW = List.of(8, 13, 15, 17);

    private static final ServiceSet LINUX_UNTRACKED = icmp6(130, 136).or(icmp6(143, 143));

    private static final ServiceSet LINUX_NEW = linuxNew();

    private ConnectionTracking() {}

    private static ServiceSet icmp6(int from, int to) {
        return ServiceSet.of(
                new Service(Protocol.ICMP6, Protocol.ICMP6, from, to, 0, 65535, TcpFlags.ANY));
    }

    private static ServiceSet linuxNew() {
        ServiceSet special =
                ServiceSet.protocol(Protocol.TCP)
                        .or(ServiceSet.protocol(Protocol.ICMP))
                        .or(ServiceSet.protocol(Protocol.ICMP6));
        ServiceSet fresh = special.complement().or(ServiceSet.tcp(LINUX_TCP_NEW));
        for (int type : ICMP_NEW) {
            fresh =
                    fresh.or(
                            ServiceSet.of(
                                    new Service(
                                            Protocol.ICMP,
                                            Protocol.ICMP,
                                            type,
                                            type,
                                            0,
                                            65535,
                                            TcpFlags.ANY)));
        }
        return fresh.or(icmp6(128, 128)).or(icmp6(139, 139));
    }

    /// Returns the packets with their states.
    ///
    /// @param untracked packets that a rule keeps from tracking
    static List<Cube> judged(Tracking tracking, List<Cube> packets, List<Cube> untracked) {
        return switch (tracking) {
            case NONE -> packets;
            case STRICT -> strict(packets);
            case LINUX -> linux(packets, untracked);
        };
    }

    private static List<Cube> strict(List<Cube> packets) {
        List<Cube> judged = new ArrayList<>();
        for (Cube cube : packets) {
            add(judged, cube.withService(cube.service().and(ServiceSet.OPENING)), State.NEW);
        }
        return judged;
    }

    private static List<Cube> linux(List<Cube> packets, List<Cube> untracked) {
        List<Cube> judged = new ArrayList<>();
        for (Cube cube : packets) {
            List<Cube> tracked = List.of(cube);
            for (Cube exempt : untracked) {
                add(judged, cube.and(exempt), State.UNTRACKED);
                tracked = Cube.minus(tracked, exempt);
            }
            for (Cube rest : tracked) {
                ServiceSet services = rest.service();
                ServiceSet fresh = services.and(LINUX_NEW);
                ServiceSet exempt = services.and(LINUX_UNTRACKED);
                add(judged, rest.withService(fresh), State.NEW);
                add(judged, rest.withService(exempt), State.UNTRACKED);
                add(judged, rest.withService(services.minus(fresh).minus(exempt)), State.INVALID);
            }
        }
        return judged;
    }

    private static void add(List<Cube> judged, Cube cube, int state) {
        if (!cube.isEmpty()) {
            judged.add(cube.withStates(state));
        }
    }
}
