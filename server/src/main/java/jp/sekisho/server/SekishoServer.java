// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jp.sekisho.server.database.DatabaseUnavailable;
import jp.sekisho.server.database.MigrationFailed;
import jp.sekisho.server.database.NotDurable;
import jp.sekisho.server.secret.UnusableMasterKey;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// The Spring Boot application. Started by the command line; holds no state of its own.
@SpringBootApplication(proxyBeanMethods = false)
public class SekishoServer {

    SekishoServer() {}

    /// Starts the application.
    ///
    /// @param properties configuration that wins over the shipped defaults
    /// @return the running context; closing it stops the server
    public static ConfigurableApplicationContext start(Map<String, Object> properties) {
        SpringApplication application = new SpringApplication(SekishoServer.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.addInitializers(context ->
                context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("start", properties)));
        return application.run();
    }

    /// Returns why the server could not start, or a body could not be opened, where it is known.
    ///
    /// @param failure what [#start] or [#atConsole] threw
    /// @return one sentence for people
    public static Optional<String> reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MigrationFailed
                    || cause instanceof NotDurable
                    || cause instanceof DatabaseUnavailable
                    || cause instanceof UnusableMasterKey) {
                return Optional.ofNullable(cause.getMessage());
            }
        }
        return Optional.empty();
    }

    /// Does one piece of work with the server's own services, without opening a port: what an
    /// administrator does at the console, also while the server runs.
    ///
    /// @param properties configuration that wins over the shipped defaults
    /// @param service what the work needs
    /// @param work the work
    /// @param <S> the service's type
    /// @param <T> what comes of the work
    /// @return what the work returned
    public static <S, T> T atConsole(
            Map<String, Object> properties, Class<S> service, Function<S, T> work) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("server.port", -1); // no port: nobody is served
        try (ConfigurableApplicationContext context = start(all)) {
            return work.apply(context.getBean(service));
        }
    }
}
