/// Benchmarks, one package per engine; figures and commands stand in `docs/benchmarks.md`.
@NullMarked
package jp.sekisho.bench;

import org.jspecify.annotations.NullMarked;
