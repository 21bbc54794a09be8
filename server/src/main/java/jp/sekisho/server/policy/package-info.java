/// The body's own policy documents: its basic policy clause by clause.
@NullMarked
package jp.sekisho.server.policy;

import org.jspecify.annotations.NullMarked;
