/// Pushes exact packet sets from each zone through the devices of a plan and judges where they
/// arrive.
@NullMarked
package jp.sekisho.separation.proof;

import org.jspecify.annotations.NullMarked;
