/// The application: one process that holds a body's registers, workflows and the clause board.
///
/// One package per feature; what every feature shares are the kernels and the small technical
/// packages.
@NullMarked
package jp.sekisho.server;

import org.jspecify.annotations.NullMarked;
