// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.access;

import java.util.List;
import jp.sekisho.server.database.BodyDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Puts the gate before every handler, and hands a [Visit] (signed in) or a [BodyDatabase] (open to
/// all) to handlers that ask for one.
@Configuration(proxyBeanMethods = false)
class AccessConfiguration implements WebMvcConfigurer {

    private final Gate gate;

    AccessConfiguration(Gate gate) {
        this.gate = gate;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(gate).order(Integer.MIN_VALUE);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new FromGate(Visit.class, Gate.VISIT));
        resolvers.add(new FromGate(BodyDatabase.class, Gate.BODY));
    }

    private record FromGate(Class<?> type, String attribute)
            implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == type;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            Object value = request.getAttribute(attribute, RequestAttributes.SCOPE_REQUEST);
            if (value == null) {
                throw new IllegalStateException(
                        parameter.getMethod()
                                + " asks for a "
                                + type.getSimpleName()
                                + " but does not require a permission or has no body in its address");
            }
            return value;
        }
    }
}
