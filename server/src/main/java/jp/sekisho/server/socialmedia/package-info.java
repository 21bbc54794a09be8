/// Social media accounts that speak for the body (guideline 6.1).
@NullMarked
package jp.sekisho.server.socialmedia;

import org.jspecify.annotations.NullMarked;
