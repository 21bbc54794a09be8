/// Pages: how a controller's view record becomes HTML through a compiled jte template.
@NullMarked
package jp.sekisho.server.page;

import org.jspecify.annotations.NullMarked;
