/// The server under load, over real HTTP: pages of a large body, many bodies in one process.
@NullMarked
package jp.sekisho.bench.server;

import org.jspecify.annotations.NullMarked;
