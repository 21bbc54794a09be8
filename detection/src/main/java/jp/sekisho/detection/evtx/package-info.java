/// Reads Windows event log files (EVTX, with their binary XML) without Windows and without a
/// library.
///
/// The door is [jp.sekisho.detection.evtx.EvtxFile]. A file is hostile until shown otherwise: every
/// offset and length is checked, nesting and output are bounded, and what is broken is passed over
/// and counted, chunk by chunk.
@NullMarked
package jp.sekisho.detection.evtx;

import org.jspecify.annotations.NullMarked;
