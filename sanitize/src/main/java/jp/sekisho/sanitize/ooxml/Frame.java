// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.ooxml;

import org.jspecify.annotations.Nullable;

/// An element that is open: where it stands in the bytes, and what has been decided about it.
final class Frame {
    int tagFrom;
    int tagTo;
    int nameFrom;
    int nameTo;
    Scope outer = Scope.root();
    Scope.@Nullable Name name;
    boolean hasChild;
    boolean goes;
    boolean unwrapped;
    String attribute = "";
    int pictureFrom = -1;
    int pictureTo = -1;
    int choices;
    int fallbackTagTo = -1;
    int fallbackEndFrom = -1;
    int fallbackTo = -1;
}
