// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/// A document for print: a template that stands alone, without menu or session.
public final class Paper {

    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "jp.sekisho.server");

    private Paper() {}

    /// Renders a document as well-formed XHTML.
    ///
    /// @param template path of the template below `src/main/jte`; it has the one parameter `view`
    /// @param view what it shows
    public static String render(String template, Object view) {
        StringOutput output = new StringOutput();
        TEMPLATES.render(template, Map.of("view", view), output);
        return output.toString();
    }
}
