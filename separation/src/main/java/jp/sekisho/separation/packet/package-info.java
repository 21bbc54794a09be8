/// Exact sets of packets: addresses of both families, protocol, ports, TCP flags and connection
/// state.
@NullMarked
package jp.sekisho.separation.packet;

import org.jspecify.annotations.NullMarked;
