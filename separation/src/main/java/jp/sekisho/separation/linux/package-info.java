/// Reads what Linux's own tools print of its packet filter: iptables-save, ip6tables-save, nft.
@NullMarked
package jp.sekisho.separation.linux;

import org.jspecify.annotations.NullMarked;
