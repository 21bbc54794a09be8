// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.proof;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import jp.sekisho.separation.packet.Address;
import jp.sekisho.separation.packet.Packet;
import jp.sekisho.separation.packet.Protocol;

/// Ethernet frames that carry a packet and its number, with right checksums.
final class Frames {

    private static final int MAGIC = 0x5345_4b49;

    record Received(int index, Packet packet) {}

    private Frames() {}

    private static byte[] mac(int side, int port) {
        return new byte[] {2, 0, 0, 0, (byte) side, (byte) port};
    }

    static byte[] of(Packet packet, int port, int index) {
        byte[] body = body(packet, index);
        boolean four = packet.family() == 4;
        ByteBuffer frame = ByteBuffer.allocate(14 + (four ? 20 : 40) + body.length);
        frame.put(mac(0, port)).put(mac(1, port)).putShort((short) (four ? 0x0800 : 0x86dd));
        if (four) {
            frame.put((byte) 0x45).put((byte) 0).putShort((short) (20 + body.length));
            frame.putShort((short) index).putShort((short) 0).put((byte) 64);
            frame.put((byte) packet.protocol()).putShort((short) 0);
            frame.put(packet.source().bytes()).put(packet.destination().bytes());
            int sum = checksum(Arrays.copyOfRange(frame.array(), 14, 34));
            frame.putShort(24, (short) sum);
        } else {
            frame.putInt(0x6000_0000).putShort((short) body.length);
            frame.put((byte) packet.protocol()).put((byte) 64);
            frame.put(packet.source().bytes()).put(packet.destination().bytes());
        }
        return frame.put(body).array();
    }

    private static byte[] body(Packet packet, int index) {
        ByteBuffer body = ByteBuffer.allocate(64);
        int checksumAt = -1;
        switch (packet.protocol()) {
            case Protocol.TCP -> {
                ports(body, packet).putInt(1).putInt((packet.flags() & 16) == 0 ? 0 : 1);
                body.put((byte) 0x50).put((byte) packet.flags()).putShort((short) 8192).putInt(0);
                checksumAt = 16;
            }
            case Protocol.UDP -> {
                ports(body, packet).putShort((short) 16).putShort((short) 0);
                checksumAt = 6;
            }
            case Protocol.ICMP, Protocol.ICMP6 -> {
                body.put((byte) packet.sourcePort()).put((byte) packet.destinationPort());
                body.putShort((short) 0).putShort((short) index).putShort((short) index);
                checksumAt = 2;
            }
            default -> {}
        }
        body.putInt(MAGIC).putInt(index);
        byte[] bytes = Arrays.copyOf(body.array(), body.position());
        if (checksumAt >= 0) {
            int sum = checksum(withPseudoHeader(packet, bytes));
            if (packet.protocol() == Protocol.UDP && sum == 0) {
                sum = 0xffff;
            }
            bytes[checksumAt] = (byte) (sum >> 8);
            bytes[checksumAt + 1] = (byte) sum;
        }
        return bytes;
    }

    private static ByteBuffer ports(ByteBuffer body, Packet packet) {
        return body.putShort((short) packet.sourcePort())
                .putShort((short) packet.destinationPort());
    }

    private static byte[] withPseudoHeader(Packet packet, byte[] bytes) {
        if (packet.protocol() == Protocol.ICMP) {
            return bytes;
        }
        return ByteBuffer.allocate(bytes.length + 40)
                .put(packet.source().bytes())
                .put(packet.destination().bytes())
                .putInt(bytes.length)
                .putInt(packet.protocol())
                .put(bytes)
                .array();
    }

    private static int checksum(byte[] bytes) {
        long sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            sum += (long) (bytes[i] & 0xff) << (i % 2 == 0 ? 8 : 0);
        }
        while (sum >> 16 != 0) {
            sum = (sum & 0xffff) + (sum >> 16);
        }
        return (int) ~sum & 0xffff;
    }

    static byte[] sentinel(int port) {
        return ByteBuffer.allocate(42)
                .put(new byte[] {-1, -1, -1, -1, -1, -1})
                .put(mac(1, port))
                .putShort((short) 0x0806)
                .putShort((short) 1)
                .putShort((short) 0x0800)
                .put((byte) 6)
                .put((byte) 4)
                .putShort((short) 1)
                .put(mac(1, port))
                .put(new byte[] {10, -1, (byte) port, 2})
                .put(new byte[6])
                .put(new byte[] {10, -1, (byte) port, 1})
                .array();
    }

    static boolean isSentinelAnswer(byte[] frame) {
        return frame.length >= 42 && frame[12] == 8 && frame[13] == 6 && frame[21] == 2;
    }

    static Optional<Received> read(byte[] bytes) {
        ByteBuffer frame = ByteBuffer.wrap(bytes);
        boolean four = bytes.length >= 34 && frame.getShort(12) == 0x0800;
        boolean six = bytes.length >= 54 && frame.getShort(12) == (short) 0x86dd;
        if (!four && !six) {
            return Optional.empty();
        }
        int protocol = bytes[four ? 23 : 20] & 0xff;
        int at = four ? 34 : 54;
        Address source = address(bytes, four ? 26 : 22, four);
        Address destination = address(bytes, four ? 30 : 38, four);
        boolean ports = protocol == Protocol.TCP || protocol == Protocol.UDP;
        boolean icmp = Protocol.isIcmp(protocol);
        int header = protocol == Protocol.TCP ? 20 : ports || icmp ? 8 : 0;
        if (bytes.length < at + header + 8 || frame.getInt(at + header) != MAGIC) {
            return Optional.empty();
        }
        int first = ports ? frame.getShort(at) & 0xffff : icmp ? bytes[at] & 0xff : 0;
        int second = ports ? frame.getShort(at + 2) & 0xffff : icmp ? bytes[at + 1] & 0xff : 0;
        int flags = protocol == Protocol.TCP ? bytes[at + 13] & 0x3f : 0;
        return Optional.of(
                new Received(
                        frame.getInt(at + header + 4),
                        new Packet(source, destination, protocol, first, second, flags)));
    }

    private static Address address(byte[] bytes, int from, boolean four) {
        ByteBuffer at = ByteBuffer.wrap(bytes, from, four ? 4 : 16);
        return four ? Address.v4(at.getInt()) : new Address(at.getLong(), at.getLong());
    }
}
