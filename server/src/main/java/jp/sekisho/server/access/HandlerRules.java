// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/// What each handler of the application declares. Made once at the start, and complete: a handler
/// that declares nothing, or too much, stops the start.
final class HandlerRules {

    /// What one handler declares.
    sealed interface Rule {
        record Needs(Permission permission) implements Rule {}

        record Open(String reason) implements Rule {}
    }

    private final Map<String, Rule> rules;

    /// Reads the declarations.
    ///
    /// @param handlers every handler of the application
    /// @throws IllegalStateException where one declares nothing, both, an empty reason, or a
    ///   permission at an address that does not begin with the body
    HandlerRules(Map<RequestMappingInfo, HandlerMethod> handlers) {
        rules = new TreeMap<>();
        handlers.forEach((info, handler) -> rules.put(key(handler), rule(info, handler)));
    }

    Optional<Rule> of(HandlerMethod handler) {
        return Optional.ofNullable(rules.get(key(handler)));
    }

    private static String key(HandlerMethod handler) {
        return handler.getBeanType().getName() + " " + handler.getMethod();
    }

    private static Rule rule(RequestMappingInfo info, HandlerMethod handler) {
        if (ErrorController.class.isAssignableFrom(handler.getBeanType())) {
            return new Rule.Open("says what went wrong; reached by the server's own dispatch");
        }
        Requires requires = annotation(handler, Requires.class, OpenToAll.class);
        OpenToAll open = annotation(handler, OpenToAll.class, Requires.class);
        if ((requires == null) == (open == null)) {
            throw new IllegalStateException(
                    handler + " must declare either @Requires or @OpenToAll");
        }
        if (open != null) {
            if (open.value().isBlank()) {
                throw new IllegalStateException(handler + " is open to all without a reason");
            }
            return new Rule.Open(open.value());
        }
        List<String> elsewhere =
                info.getPatternValues().stream().filter(p -> !p.startsWith("/{body}/")).toList();
        if (!elsewhere.isEmpty()) {
            throw new IllegalStateException(
                    handler
                            + " needs a permission, so its address must begin with /{body}/: "
                            + elsewhere);
        }
        return new Rule.Needs(java.util.Objects.requireNonNull(requires).value());
    }

    private static <A extends java.lang.annotation.Annotation>
            @org.jspecify.annotations.Nullable A annotation(
                    HandlerMethod handler,
                    Class<A> wanted,
                    Class<? extends java.lang.annotation.Annotation> other) {
        A own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), wanted);
        if (own != null || AnnotatedElementUtils.hasAnnotation(handler.getMethod(), other)) {
            return own;
        }
        return AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), wanted);
    }
}
