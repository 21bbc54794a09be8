// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import jp.sekisho.detection.event.Event;

/// Takes events as they are read.
public interface EventSink {

    /// Takes one event.
    ///
    /// @param event refilled after the call
    /// @param file where it stood
    /// @param line its line or record number from 1
    void accept(Event event, String file, long line);
}
