// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.ooxml;

import org.jspecify.annotations.Nullable;

/// An element that is open: where it stands in the bytes, and what has been decided about it.
final class Frame {
    int tagFrom;
    int tagTo;
    int nameFrom;
    int nameTo;
    Scope outer;
    Scope.@Nullable Name name;
    boolean hasChild;
    boolean lostChild;
    boolean goes;
    boolean unwrapped;
    String attribute = "";
    int pictureFrom = -1;
    int pictureTo = -1;
    int choices;
    int fallbackTagTo = -1;
    int fallbackEndFrom = -1;
    int fallbackTo = -1;

    /// An element that opens in a scope.
    Frame(Scope outer) {
        this.outer = outer;
    }

    /// Takes the frame of an element that is closed for one that opens.
    void reuse(Scope around) {
        outer = around;
        name = null;
        hasChild = false;
        lostChild = false;
        goes = false;
        unwrapped = false;
        attribute = "";
        pictureFrom = -1;
        pictureTo = -1;
        choices = 0;
        fallbackTagTo = -1;
        fallbackEndFrom = -1;
        fallbackTo = -1;
    }
}
