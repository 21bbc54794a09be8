// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.catalina.connector.ClientAbortException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// Failures as pages: one sentence a clerk understands, never a stack trace.
@ControllerAdvice
class ErrorPages {

    private static final System.Logger LOG = System.getLogger("jp.sekisho.server.page");

    @ExceptionHandler({NoResourceFoundException.class, MethodArgumentTypeMismatchException.class})
    Page nothingHere() {
        return new Sentence("このページはありません", "アドレスが変わったか、見る権限がありません。メニューから選び直してください。").page(404);
    }

    @ExceptionHandler({
        HttpRequestMethodNotSupportedException.class,
        MissingServletRequestParameterException.class,
        HttpMessageNotReadableException.class,
        HttpMediaTypeException.class,
        MultipartException.class
    })
    Page notUnderstood() {
        return new Sentence("受け取れない送信です", "画面を開き直してから、もう一度送ってください。").page(400);
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    Page tooLarge() {
        return new Sentence("ファイルが大きすぎます", "20MBまでのファイルを選び直してください。何も保存していません。").page(413);
    }

    @ExceptionHandler(ResponseStatusException.class)
    Page status(ResponseStatusException failure) {
        return switch (failure.getStatusCode().value()) {
            case 404 -> nothingHere();
            case 403 -> new Sentence("この操作をする権限がありません", "担当の情報セキュリティ責任者に確かめてください。").page(403);
            default -> notUnderstood();
        };
    }

    /// Somebody left before the answer was sent whole: nobody is there to read a page, and nothing
    /// failed here.
    @ExceptionHandler({ClientAbortException.class, AsyncRequestNotUsableException.class})
    void left(HttpServletResponse response) {
        LOG.log(System.Logger.Level.DEBUG, "left before the answer, {0}", response.getStatus());
    }

    @ExceptionHandler(Exception.class)
    Page unexpected(Exception failure, HttpServletRequest request) {
        String number =
                Integer.toHexString(ThreadLocalRandom.current().nextInt())
                        .toUpperCase(java.util.Locale.ROOT);
        LOG.log(
                System.Logger.Level.ERROR,
                () ->
                        "Failure "
                                + number
                                + " at "
                                + request.getMethod()
                                + " "
                                + request.getRequestURI(),
                failure);
        return new Sentence(
                        "思いがけない誤りが起きました",
                        "変更は保存していません。くり返すときは、番号 " + number + " を添えてサポートに知らせてください。")
                .page(500);
    }
}
