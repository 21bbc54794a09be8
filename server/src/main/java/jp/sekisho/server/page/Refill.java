// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Puts typed values back into a form of a finished page.
final class Refill {

    private static final String NOTICE =
            "時間が経ってログアウトする前に入れていた内容を、欄に戻しました。まだ保存していません。確かめてから、もう一度送ってください。";

    private static final String OFFER = "時間が経ってログアウトしたため、送ろうとした内容を受け取れませんでした。内容は残っています。";

    private Refill() {}

    /// Fills the form that goes to the same address; a page without it offers to send it again.
    ///
    /// @param html a page of ours
    /// @param kept what was typed
    static byte[] of(byte[] html, FormMemory.Kept kept) {
        Document page = Jsoup.parse(new String(html, StandardCharsets.UTF_8));
        page.outputSettings().prettyPrint(false);
        boolean filled = false;
        for (Element form : page.select("form[method=post]")) {
            if (form.attr("action").equals(kept.action())) {
                form.select("input[name], textarea[name], select[name]")
                        .forEach(field -> fill(field, kept.fields().get(field.attr("name"))));
                form.prependElement("p").addClass("notice").attr("role", "status").text(NOTICE);
                filled = true;
            }
        }
        if (!filled) {
            offer(page, kept);
        }
        return page.outerHtml().getBytes(StandardCharsets.UTF_8);
    }

    /// The form was shown by an answer that has no address of its own: what was typed can be sent
    /// again as it is, and the answer shows the form.
    private static void offer(Document page, FormMemory.Kept kept) {
        Element token = page.selectFirst("form[method=post] input[type=hidden]");
        Element main = page.selectFirst("main");
        if (token == null || main == null) {
            return;
        }
        Element form = main.prependElement("form").addClass("card");
        form.attr("method", "post").attr("action", kept.action());
        form.appendElement("p").attr("role", "status").text(OFFER);
        form.appendChild(token.clone());
        kept.fields()
                .forEach((name, values) ->
                        values.forEach(value ->
                                form.appendElement("input")
                                        .attr("type", "hidden")
                                        .attr("name", name)
                                        .attr("value", value)));
        form.appendElement("button").attr("type", "submit").text("この内容でもう一度送る");
    }

    private static void fill(
            Element field, @org.jspecify.annotations.Nullable List<String> values) {
        String first = values == null || values.isEmpty() ? "" : values.getFirst();
        if (field.nameIs("textarea")) {
            field.text(first);
        } else if (field.nameIs("select")) {
            for (Element option : field.select("option")) {
                option.attr("selected", option.attr("value").equals(first));
            }
        } else {
            switch (field.attr("type")) {
                case "checkbox", "radio" ->
                        field.attr(
                                "checked", values != null && values.contains(field.attr("value")));
                case "password", "file", "submit" -> {}
                // The version that was on the screen: what others changed since is then noticed.
                case "hidden" -> {
                    if (field.attr("name").equals("version") && values != null) {
                        field.attr("value", first);
                    }
                }
                default -> {
                    if (values != null) {
                        field.attr("value", first);
                    }
                }
            }
        }
    }
}
