// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server;

import java.util.Map;
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
}
