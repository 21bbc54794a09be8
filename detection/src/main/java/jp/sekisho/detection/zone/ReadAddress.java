// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.zone;

import jp.sekisho.detection.event.Event;
import jp.sekisho.detection.sigma.Addresses;

/// An address of an event, read without making objects where it is IPv4. Refilled again and again.
final class ReadAddress {

    long high;
    long low;

    /// Reads the first value of the slots that has a text; false where it is no address.
    boolean read(Event event, int[] slots) {
        for (int slot : slots) {
            int value = event.first(slot);
            if (value != Event.NONE && event.hasText(value)) {
                return four(event, value) || any(event, value);
            }
        }
        return false;
    }

    private boolean four(Event event, int value) {
        byte[] bytes = event.bytes();
        int to = event.rawTo(value);
        long address = 0xffff;
        int parts = 0;
        int number = -1;
        int digits = 0;
        for (int i = event.rawFrom(value); i >= 0 && i <= to; i++) {
            int c = i < to ? bytes[i] : '.';
            if (c == '.') {
                if (number < 0 || number > 255 || ++parts > 4) {
                    return false;
                }
                address = address << 8 | number;
                number = -1;
                digits = 0;
            } else if (c >= '0' && c <= '9' && ++digits <= 3) {
                number = Math.max(number, 0) * 10 + c - '0';
            } else {
                return false;
            }
        }
        high = 0;
        low = address;
        return parts == 4;
    }

    private boolean any(Event event, int value) {
        byte[] address = Addresses.parse(event.text(value));
        if (address == null) {
            return false;
        }
        high = AddressMap.high(address);
        low = AddressMap.low(address);
        return true;
    }
}
