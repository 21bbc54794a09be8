/// The one vocabulary into which every dialect is read: stages of chains of rules, interfaces,
/// routes, and the lines that were not understood.
@NullMarked
package jp.sekisho.separation.device;

import org.jspecify.annotations.NullMarked;
