/// What proving separation costs: synthetic firewalls, curves over their size.
@NullMarked
package jp.sekisho.bench.separation;

import org.jspecify.annotations.NullMarked;
