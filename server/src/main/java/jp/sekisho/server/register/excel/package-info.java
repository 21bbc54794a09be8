/// Workbooks: what strangers send is read within limits and never run; what is written cannot be
/// taken for a formula. Knows nothing of registers.
@NamedInterface("excel")
@NullMarked
package jp.sekisho.server.register.excel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
