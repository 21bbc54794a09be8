/// The reports of the prefecture's security cloud and what the body did about them.
@NullMarked
package jp.sekisho.server.securitycloud;

import org.jspecify.annotations.NullMarked;
