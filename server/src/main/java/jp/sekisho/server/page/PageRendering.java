// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
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

    @Override
    public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
        handlers.add(new PageReturnValueHandler(templates));
    }

    private record PageReturnValueHandler(TemplateEngine templates)
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
                NativeWebRequest request)
                throws IOException {
            container.setRequestHandled(true);
            if (!(returnValue instanceof Page page)) {
                throw new IllegalStateException("A handler returned no page: " + returnType);
            }
            HttpServletResponse response = request.getNativeResponse(HttpServletResponse.class);
            if (response == null) {
                throw new IllegalStateException("Pages are rendered for servlet requests only");
            }
            Utf8ByteOutput output = new Utf8ByteOutput();
            templates.render(page.template(), page.view(), output);
            response.setContentType("text/html;charset=UTF-8");
            response.setContentLength(output.getContentLength());
            output.writeTo(response.getOutputStream());
        }
    }
}
