/// Controlled areas and who enters them (管理区域; guideline 4.2).
@NullMarked
package jp.sekisho.server.facility;

import org.jspecify.annotations.NullMarked;
