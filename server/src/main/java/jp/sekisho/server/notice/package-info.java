/// Notices received from J-LIS, the state and others: taken in, made known, dealt with.
@NullMarked
package jp.sekisho.server.notice;

import org.jspecify.annotations.NullMarked;
