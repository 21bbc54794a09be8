/// The zone plan: zones, devices and how they are joined, permitted flows and the declared exit.
@NullMarked
package jp.sekisho.separation.plan;

import org.jspecify.annotations.NullMarked;
