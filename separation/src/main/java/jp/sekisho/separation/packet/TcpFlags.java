// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.packet;

/// Sets of TCP flag combinations: bit *c* of a set stands for the combination *c* of the six flags
/// of RFC 9293 §3.1, so that 64 bits hold every set.
public final class TcpFlags {

    public static final int FIN = 1;
    public static final int SYN = 2;
    public static final int RST = 4;
    public static final int PSH = 8;
    public static final int ACK = 16;
    public static final int URG = 32;

    /// Every combination.
    public static final long ANY = -1L;

    /// The combinations that open a connection: SYN without ACK and RST (RFC 9293 §3.5).
    public static final long OPENING = where(SYN | ACK | RST, SYN);

    private TcpFlags() {}

    /// Returns the combinations whose flags under a mask are exactly those given.
    ///
    /// @param mask the flags that are looked at
    /// @param set the flags among them that are set
    public static long where(int mask, int set) {
        long result = 0;
        for (int combination = 0; combination < 64; combination++) {
            if ((combination & mask) == set) {
                result |= 1L << combination;
            }
        }
        return result;
    }

    /// Returns the combinations with at least one of some flags.
    public static long anyOf(int flags) {
        return ~where(flags, 0);
    }

    /// Reads a flag's name.
    ///
    /// @return its bit, or -1
    public static int bit(String name) {
        return switch (name) {
            case "FIN", "fin" -> FIN;
            case "SYN", "syn" -> SYN;
            case "RST", "rst" -> RST;
            case "PSH", "psh" -> PSH;
            case "ACK", "ack" -> ACK;
            case "URG", "urg" -> URG;
            default -> -1;
        };
    }

    static String text(int combination) {
        StringBuilder text = new StringBuilder();
        String[] names = {"fin", "syn", "rst", "psh", "ack", "urg"};
        for (int i = 0; i < names.length; i++) {
            if (((combination >> i) & 1) != 0) {
                text.append(text.isEmpty() ? "" : ",").append(names[i]);
            }
        }
        return text.isEmpty() ? "none" : text.toString();
    }
}
