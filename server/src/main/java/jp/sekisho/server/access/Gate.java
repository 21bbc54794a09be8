package jp.sekisho.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
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
    private final org.springframework.beans.factory.ObjectProvider<Visitors> visitors;
    private final org.springframework.beans.factory.ObjectProvider<RequestMappingHandlerMapping>
            mappings;
    private @Nullable HandlerRules rules;

    Gate(
            BodyDatabases bodies,
            org.springframework.beans.factory.ObjectProvider<Visitors> visitors,
            @Qualifier("requestMappingHandlerMapping")
                    org.springframework.beans.factory.ObjectProvider<RequestMappingHandlerMapping>
                            mappings) {
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
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (handler instanceof ResourceHttpRequestHandler) {
            return true; // style sheets, scripts and fonts of the distribution: the same for all
        }
        HandlerRules known = rules;
        if (known == null || !(handler instanceof HandlerMethod method)) {
            return refuse(response, HttpServletResponse.SC_NOT_FOUND);
        }
        Optional<HandlerRules.Rule> rule = known.of(method);
        if (rule.isEmpty()) {
            return refuse(response, HttpServletResponse.SC_NOT_FOUND);
        }
        String named = bodyInPath(request);
        Optional<BodyDatabase> body =
                Optional.ofNullable(named).flatMap(BodyKey::tryParse).flatMap(bodies::find);
        if (named != null && (body.isEmpty() || belongsElsewhere(request, body.get()))) {
            return refuse(response, HttpServletResponse.SC_NOT_FOUND);
        }
        body.ifPresent(found -> request.setAttribute(BODY, found));
        return switch (rule.get()) {
            case HandlerRules.Rule.Open _ -> true;
            case HandlerRules.Rule.Needs(Permission permission) ->
                    body.isPresent()
                            ? admit(request, response, permission, body.get())
                            : refuse(response, HttpServletResponse.SC_NOT_FOUND);
        };
    }

    private boolean admit(
            HttpServletRequest request,
            HttpServletResponse response,
            Permission permission,
            BodyDatabase body)
            throws IOException {
        return switch (visitors.getObject().arrive(request, body)) {
            case Arrival.Unknown(String path) -> send(request, response, path);
            case Arrival.SomethingFirst(Visit visit, String path) ->
                    permission == Permission.OWN_ACCOUNT
                            ? enter(request, response, visit, permission)
                            : send(request, response, path);
            case Arrival.SignedIn(Visit visit) -> enter(request, response, visit, permission);
        };
    }

    private static boolean enter(
            HttpServletRequest request,
            HttpServletResponse response,
            Visit visit,
            Permission permission)
            throws IOException {
        if (!visit.may(permission)) {
            return refuse(response, HttpServletResponse.SC_FORBIDDEN);
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

    private static boolean refuse(HttpServletResponse response, int status) throws IOException {
        response.sendError(status);
        return false;
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
