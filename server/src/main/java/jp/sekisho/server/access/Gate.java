// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/// The one place where access is decided. Whatever is not allowed here does not happen.
@Component
final class Gate implements HandlerInterceptor, SmartInitializingSingleton {

    static final String VISIT = Gate.class.getName() + ".visit";
    static final String BODY = Gate.class.getName() + ".body";

    private final BodyDatabases bodies;
    private final ObjectProvider<Visitors> visitors;
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private @Nullable HandlerRules rules;

    Gate(
            BodyDatabases bodies,
            ObjectProvider<Visitors> visitors,
            @Qualifier("requestMappingHandlerMapping")
                    ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.bodies = bodies;
        this.visitors = visitors;
        this.mappings = mappings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        rules = new HandlerRules(mappings.getObject().getHandlerMethods());
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof ResourceHttpRequestHandler) {
            return true; // style sheets, scripts and fonts of the distribution: the same for all
        }
        HandlerRules known = rules;
        if (known == null || !(handler instanceof HandlerMethod method)) {
            throw refused(HttpStatus.NOT_FOUND);
        }
        Optional<HandlerRules.Rule> rule = known.of(method);
        if (rule.isEmpty()) {
            throw refused(HttpStatus.NOT_FOUND);
        }
        String named = bodyInPath(request);
        Optional<BodyDatabase> body =
                Optional.ofNullable(named).flatMap(BodyKey::tryParse).flatMap(bodies::find);
        if (named != null && (body.isEmpty() || belongsElsewhere(request, body.get()))) {
            throw refused(HttpStatus.NOT_FOUND);
        }
        body.ifPresent(found -> request.setAttribute(BODY, found));
        return switch (rule.get()) {
            case HandlerRules.Rule.Open _ -> true;
            case HandlerRules.Rule.Needs(Permission permission) ->
                    admit(
                            request,
                            response,
                            permission,
                            body.orElseThrow(() -> refused(HttpStatus.NOT_FOUND)));
        };
    }

    private boolean admit(
            HttpServletRequest request,
            HttpServletResponse response,
            Permission permission,
            BodyDatabase body) {
        return switch (visitors.getObject().arrive(request, body)) {
            case Arrival.Unknown(String path) -> send(request, response, path);
            case Arrival.SomethingFirst(Visit visit, String path) ->
                    permission == Permission.OWN_ACCOUNT
                            ? enter(request, visit, permission)
                            : send(request, response, path);
            case Arrival.SignedIn(Visit visit) -> enter(request, visit, permission);
        };
    }

    private static boolean enter(HttpServletRequest request, Visit visit, Permission permission) {
        if (!visit.may(permission)) {
            throw refused(HttpStatus.FORBIDDEN);
        }
        request.setAttribute(VISIT, visit);
        return true;
    }

    private boolean belongsElsewhere(HttpServletRequest request, BodyDatabase body) {
        return visitors.getObject()
                .bodyOf(request)
                .filter(own -> !own.equals(body.key()))
                .isPresent();
    }

    private static @Nullable String bodyInPath(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                        instanceof Map<?, ?> variables
                ? (String) variables.get("body")
                : null;
    }

    // Answered by the page for failures, like every other failure of a handler.
    private static ResponseStatusException refused(HttpStatus status) {
        return new ResponseStatusException(status);
    }

    private static boolean send(
            HttpServletRequest request, HttpServletResponse response, String path) {
        if (request.getHeader("HX-Request") != null) {
            // A part of a page cannot be replaced by a log-in page: the whole page goes there.
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("HX-Redirect", path);
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", path);
        }
        return false;
    }
}
