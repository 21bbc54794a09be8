// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.packet;

import java.util.Arrays;

/// Boxes around cubes, side by side in one array, so that many of them can be looked through
/// without looking at the cubes. A box is never smaller than its cube: that boxes overlap says
/// nothing, that they do not says that the cubes do not.
public final class Hulls {

    private static final int ENDS = 6;

    private long[] ends = new long[2 * ENDS];
    private int size;

    /// Returns the box around a cube: the first and the last destination, source and destination
    /// port.
    public static long[] around(Cube cube) {
        int from = Integer.MAX_VALUE;
        int to = 0;
        for (Service block : cube.service().blocks()) {
            from = Math.min(from, block.destinationFrom());
            to = Math.max(to, block.destinationTo());
        }
        return new long[] {
            cube.destination().lowestAsNumber(),
            cube.destination().highestAsNumber(),
            cube.source().lowestAsNumber(),
            cube.source().highestAsNumber(),
            from,
            to
        };
    }

    /// Adds the box around a cube behind the others.
    public void add(Cube cube) {
        int at = size * ENDS;
        if (at == ends.length) {
            ends = Arrays.copyOf(ends, 2 * at);
        }
        System.arraycopy(around(cube), 0, ends, at, ENDS);
        size++;
    }

    /// Returns the index of the next box that overlaps one.
    ///
    /// @param from the first index that counts
    /// @return -1 where there is none
    public int overlapping(long[] box, int from) {
        for (int i = from, at = from * ENDS; i < size; i++, at += ENDS) {
            if (ends[at] <= box[1]
                    && ends[at + 1] >= box[0]
                    && ends[at + 2] <= box[3]
                    && ends[at + 3] >= box[2]
                    && ends[at + 4] <= box[5]
                    && ends[at + 5] >= box[4]) {
                return i;
            }
        }
        return -1;
    }

    /// Returns the index of the next box that covers the addresses of one and overlaps its ports.
    ///
    /// @param from the first index that counts
    /// @return -1 where there is none
    public int covering(long[] box, int from) {
        for (int i = from, at = from * ENDS; i < size; i++, at += ENDS) {
            if (ends[at] <= box[0]
                    && ends[at + 1] >= box[1]
                    && ends[at + 2] <= box[2]
                    && ends[at + 3] >= box[3]
                    && ends[at + 4] <= box[5]
                    && ends[at + 5] >= box[4]) {
                return i;
            }
        }
        return -1;
    }
}
