// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

final class HandlerRulesTest {

    @Test
    void aHandlerThatDeclaresNothingStopsTheStart() {
        assertThatThrownBy(() -> rules("silent", "/{body}/x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("silent")
                .hasMessageContaining("must declare either @Requires or @OpenToAll");
    }

    @Test
    void aHandlerThatDeclaresBothStopsTheStart() {
        assertThatThrownBy(() -> rules("both", "/{body}/x"))
                .hasMessageContaining("must declare either");
    }

    @Test
    void aHandlerOpenWithoutAReasonStopsTheStart() {
        assertThatThrownBy(() -> rules("unreasoned", "/{body}/x"))
                .hasMessageContaining("without a reason");
    }

    @Test
    void aPermissionOutsideOfABodyStopsTheStart() {
        assertThatThrownBy(() -> rules("needing", "/x/{body}"))
                .hasMessageContaining("must begin with /{body}/");
    }

    @Test
    void theMethodsDeclarationWinsOverTheClasss() throws Exception {
        HandlerMethod open = new HandlerMethod(new Declared(), Declared.class.getMethod("open"));
        HandlerMethod plain = new HandlerMethod(new Declared(), Declared.class.getMethod("plain"));
        HandlerRules rules =
                new HandlerRules(
                        Map.of(
                                RequestMappingInfo.paths("/{body}/open").build(), open,
                                RequestMappingInfo.paths("/{body}/plain").build(), plain));

        assertThat(rules.of(open)).contains(new HandlerRules.Rule.Open("why"));
        assertThat(rules.of(plain)).contains(new HandlerRules.Rule.Needs(Permission.AUDIT));
    }

    private static HandlerRules rules(String method, String path) throws Exception {
        Method found = Handlers.class.getMethod(method);
        return new HandlerRules(
                Map.of(
                        RequestMappingInfo.paths(path).build(),
                        new HandlerMethod(new Handlers(), found)));
    }

    public static final class Handlers {
        public void silent() {}

        @Requires(Permission.AUDIT)
        @OpenToAll("why")
        public void both() {}

        @OpenToAll(" ")
        public void unreasoned() {}

        @Requires(Permission.AUDIT)
        public void needing() {}
    }

    @Requires(Permission.AUDIT)
    public static final class Declared {
        @OpenToAll("why")
        public void open() {}

        public void plain() {}
    }
}
