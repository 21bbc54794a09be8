/// Information systems with their backups, accounts, permitted flows and vulnerabilities (guideline
/// 6.1 to 6.6). What an attacker would like to know is seen by those who work with it.
@NullMarked
package jp.sekisho.server.system;

import org.jspecify.annotations.NullMarked;
