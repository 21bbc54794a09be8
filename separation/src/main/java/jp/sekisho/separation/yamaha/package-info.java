/// Reads configurations of YAMAHA's RTX and NVR routers.
@NullMarked
package jp.sekisho.separation.yamaha;

import org.jspecify.annotations.NullMarked;
