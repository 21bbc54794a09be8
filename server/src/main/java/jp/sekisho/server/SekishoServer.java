// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server;

import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

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
        application.setDefaultProperties(properties);
        return application.run();
    }
}
