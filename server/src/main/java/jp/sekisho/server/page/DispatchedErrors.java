// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// Failures outside of any handler, such as a form without its token, as pages.
@Controller
class DispatchedErrors implements ErrorController {

    @RequestMapping("/error")
    Page failed(HttpServletRequest request) {
        int status =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                        ? code
                        : 404;
        return switch (status) {
            case 404, 405 ->
                    new Sentence("このページはありません", "アドレスが変わったか、見る権限がありません。メニューから選び直してください。").page(404);
            case 403 ->
                    new Sentence(
                                    "画面が古くなっていたため、受け取れませんでした",
                                    "何も保存していません。画面を開き直し、必要ならログインし直してから、もう一度送ってください。")
                            .page(403);
            case 413 -> new Sentence("ファイルが大きすぎます", "20MBまでのファイルを選び直してください。何も保存していません。").page(413);
            default -> new Sentence("受け取れない送信です", "画面を開き直してから、もう一度送ってください。").page(status);
        };
    }
}
