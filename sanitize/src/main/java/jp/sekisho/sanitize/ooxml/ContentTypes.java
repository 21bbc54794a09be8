// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.sanitize.ooxml;

import java.util.Map;
import java.util.TreeMap;

/// The list of content types of a rebuilt package: extensions for pictures, one line for each other
/// part.
final class ContentTypes {

    private static final String NAMESPACE =
            "http://schemas.openxmlformats.org/package/2006/content-types";

    private ContentTypes() {}

    /// write.
    ///
    /// @param types content types by part name, in order
    static String write(Map<String, String> types) {
        Map<String, String> defaults = new TreeMap<>();
        defaults.put("rels", "application/vnd.openxmlformats-package.relationships+xml");
        defaults.put("xml", "application/xml");
        StringBuilder overrides = new StringBuilder();
        types.forEach((name, type) -> {
            String extension = PartNames.extension(name).toLowerCase(java.util.Locale.ROOT);
            boolean plain =
                    !extension.isEmpty()
                            && !extension.equals("xml")
                            && !extension.equals("rels")
                            && !type.endsWith("+xml");
            String known = plain ? defaults.putIfAbsent(extension, type) : "";
            if (!plain || (known != null && !known.equals(type))) {
                overrides
                        .append("<Override PartName=\"/")
                        .append(XmlText.escape(name))
                        .append("\" ContentType=\"")
                        .append(type)
                        .append("\"/>");
            }
        });
        StringBuilder out = new StringBuilder();
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        out.append("<Types xmlns=\"").append(NAMESPACE).append("\">");
        defaults.forEach((extension, type) ->
                out.append("<Default Extension=\"")
                        .append(XmlText.escape(extension))
                        .append("\" ContentType=\"")
                        .append(type)
                        .append("\"/>"));
        return out.append(overrides).append("</Types>").toString();
    }
}
