// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.separation.report;

import java.io.IOException;
import java.io.OutputStream;
import jp.sekisho.separation.Proof;
import jp.sekisho.separation.ZoneMap;

/// A proof as an officer reads it.
public final class SeparationReport {

    private SeparationReport() {}

    /// Draws the zones and devices.
    ///
    /// @return a complete SVG document that needs nothing from outside
    public static String svg(Proof proof, ZoneMap map) {
        return new ZoneDrawing(map, proof).draw();
    }

    /// Writes the report as one HTML page that needs nothing from outside and holds no script.
    public static String html(Proof proof, ZoneMap map) {
        return new HtmlReport(proof, map).write();
    }

    /// Writes the report as an Excel workbook.
    ///
    /// @throws IOException where it cannot be written
    public static void xlsx(Proof proof, OutputStream out) throws IOException {
        new Workbook(proof).write(out);
    }
}
