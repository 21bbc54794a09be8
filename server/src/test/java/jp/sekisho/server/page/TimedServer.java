// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.page;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import jp.sekisho.server.SekishoServer;
import jp.sekisho.server.database.TestDatabases;
import jp.sekisho.server.database.TestDatabases.Kind;
import jp.sekisho.server.setup.DemoBodies;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// A running server whose days a test chooses, with the sample bodies as they are on the first of
/// them.
public final class TimedServer implements AutoCloseable {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final Days days;
    private final ConfigurableApplicationContext context;

    /// A clock that stands at nine in the morning of a day.
    private static final class Days extends Clock {

        private volatile Instant now;

        Days(LocalDate day) {
            this.now = at(day);
        }

        private static Instant at(LocalDate day) {
            return day.atTime(9, 0).atZone(JAPAN).toInstant();
        }

        @Override
        public ZoneId getZone() {
            return JAPAN;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    public TimedServer(Path folder, LocalDate day) {
        days = new Days(day);
        Map<String, Object> settings = new HashMap<>(TestDatabases.settings(Kind.SQLITE, folder));
        settings.put("server.port", 0);
        SpringApplication application = new SpringApplication(SekishoServer.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.addInitializers(started -> {
            started.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("test", settings));
            ((GenericApplicationContext) started).registerBean(Clock.class, () -> days);
        });
        context = application.run();
        context.getBean(DemoBodies.class).open();
    }

    /// Lets a day come.
    public void day(LocalDate day) {
        days.now = Days.at(day);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public String port() {
        return context.getEnvironment().getRequiredProperty("local.server.port");
    }

    @Override
    public void close() {
        context.close();
    }
}
