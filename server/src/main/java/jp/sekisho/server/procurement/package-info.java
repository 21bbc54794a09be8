/// Procurements: the criteria of choice and what the specification asks for (guideline 6.3).
@NullMarked
package jp.sekisho.server.procurement;

import org.jspecify.annotations.NullMarked;
