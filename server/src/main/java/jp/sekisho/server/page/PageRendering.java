// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Renders every [Page] that a controller returns.
@Configuration(proxyBeanMethods = false)
class PageRendering implements WebMvcConfigurer {

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "jp.sekisho.server");
    private final ChromeSource chrome;
    private final FormMemory memory;

    PageRendering(ChromeSource chrome, FormMemory memory) {
        this.chrome = chrome;
        this.memory = memory;
    }

    @Override
    public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
        handlers.add(new PageReturnValueHandler(templates, chrome, memory));
    }

    private record PageReturnValueHandler(
            TemplateEngine templates, ChromeSource chrome, FormMemory memory)
            implements HandlerMethodReturnValueHandler {

        @Override
        public boolean supportsReturnType(MethodParameter returnType) {
            return Page.class.isAssignableFrom(returnType.getParameterType());
        }

        @Override
        public void handleReturnValue(
                @Nullable Object returnValue,
                MethodParameter returnType,
                ModelAndViewContainer container,
                NativeWebRequest web)
                throws IOException {
            container.setRequestHandled(true);
            if (!(returnValue instanceof Page page)) {
                throw new IllegalStateException("A handler returned no page: " + returnType);
            }
            HttpServletRequest request =
                    Objects.requireNonNull(
                            web.getNativeRequest(HttpServletRequest.class), "servlet request");
            HttpServletResponse response =
                    Objects.requireNonNull(
                            web.getNativeResponse(HttpServletResponse.class), "servlet response");
            Utf8ByteOutput output = new Utf8ByteOutput();
            templates.render(
                    page.template(),
                    Map.of("chrome", chrome.around(request), "view", page.view()),
                    output);
            response.setStatus(page.status());
            response.setContentType("text/html;charset=UTF-8");
            Optional<FormMemory.Kept> kept =
                    page.status() == 200 ? memory.take(request) : Optional.empty();
            if (kept.isPresent()) {
                byte[] filled = Refill.of(output.toByteArray(), kept.get());
                response.setContentLength(filled.length);
                response.getOutputStream().write(filled);
            } else {
                response.setContentLength(output.getContentLength());
                output.writeTo(response.getOutputStream());
            }
        }
    }
}
