// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import static jp.sekisho.server.database.schema.tables.Account.ACCOUNT;
import static jp.sekisho.server.database.schema.tables.LedgerEntry.LEDGER_ENTRY;
import static jp.sekisho.server.database.schema.tables.LedgerFact.LEDGER_FACT;
import static jp.sekisho.server.database.schema.tables.Person.PERSON;
import static jp.sekisho.server.database.schema.tables.RoleHolding.ROLE_HOLDING;
import static jp.sekisho.server.database.schema.tables.SignInRule.SIGN_IN_RULE;
import static jp.sekisho.server.database.schema.tables.Unit.UNIT;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import jp.sekisho.server.SekishoServer;
import jp.sekisho.server.access.Role;
import jp.sekisho.server.database.BodyDatabase;
import jp.sekisho.server.database.BodyDatabases;
import jp.sekisho.server.database.BodyKey;
import jp.sekisho.server.database.TestDatabases;
import jp.sekisho.server.database.TestDatabases.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// A running server with two bodies, `town` and `union`, and people in them as a test needs them.
/// Their password is [#PASSWORD].
public final class TestOffice implements AutoCloseable {

    public static final String PASSWORD = "correct horse 電池";
    public static final BodyKey TOWN = new BodyKey("town");
    public static final BodyKey UNION = new BodyKey("union");

    private static final int OPENINGS = 4;
    private static final String LONG_AGO = "2020-04-01";

    private final ConfigurableApplicationContext context;
    private final AtomicLong ids = new AtomicLong(1000);
    private final String hash;

    /// An office whose days a test tells.
    public TestOffice(Kind kind, Path folder, Clock clock) {
        this(kind, folder, Map.of(), Optional.of(clock));
    }

    public TestOffice(Kind kind, Path folder, Map<String, Object> settings) {
        this(kind, folder, settings, Optional.empty());
    }

    private TestOffice(
            Kind kind, Path folder, Map<String, Object> settings, Optional<Clock> clock) {
        Map<String, Object> all = new HashMap<>(TestDatabases.settings(kind, folder));
        all.put("server.port", 0);
        all.putAll(settings);
        context = clock.map(time -> at(time, all)).orElseGet(() -> SekishoServer.start(all));
        BodyDatabases databases = context.getBean(BodyDatabases.class);
        databases.create(TOWN);
        databases.create(UNION);
        hash = Objects.requireNonNull(context.getBean(Passwords.class).hash(PASSWORD));
    }

    private static ConfigurableApplicationContext at(Clock clock, Map<String, Object> settings) {
        SpringApplication application = new SpringApplication(SekishoServer.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.addInitializers(context -> {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("start", settings));
            context.getBeanFactory().registerSingleton("clock", clock);
        });
        return application.run();
    }

    public TestOffice(Kind kind, Path folder) {
        this(kind, folder, Map.of());
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> java.util.Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    public BodyDatabase database(BodyKey body) {
        return context.getBean(BodyDatabases.class).find(body).orElseThrow();
    }

    public String port() {
        return context.getEnvironment().getRequiredProperty("local.server.port");
    }

    /// Ends every session as time does.
    public void endSessions() {
        org.apache.catalina.Container host =
                ((org.springframework.boot.tomcat.TomcatWebServer)
                                ((org.springframework.boot.web.server.servlet.context
                                                        .ServletWebServerApplicationContext)
                                                context)
                                        .getWebServer())
                        .getTomcat()
                        .getHost();
        for (org.apache.catalina.Container each : host.findChildren()) {
            for (org.apache.catalina.Session session :
                    ((org.apache.catalina.Context) each).getManager().findSessions()) {
                session.expire();
            }
        }
    }

    public Browser browser() {
        return new Browser(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /// Adds a unit.
    public long unit(BodyKey body, String name, @Nullable Long parent) {
        long id = ids.incrementAndGet();
        database(body)
                .write(db ->
                        db.insertInto(UNIT)
                                .set(UNIT.ID, id)
                                .set(UNIT.VERSION, 1)
                                .set(UNIT.NAME, name)
                                .set(UNIT.PARENT_ID, parent)
                                .set(UNIT.SCHOOL, false)
                                .set(UNIT.POSITION, 1)
                                .set(UNIT.FROM_ON, LONG_AGO)
                                .execute());
        return id;
    }

    /// Adds somebody in office.
    public long person(BodyKey body, String name, @Nullable Long unit) {
        long id = ids.incrementAndGet();
        database(body)
                .write(db ->
                        db.insertInto(PERSON)
                                .set(PERSON.ID, id)
                                .set(PERSON.VERSION, 1)
                                .set(PERSON.NAME, name)
                                .set(PERSON.EMPLOYMENT, "REGULAR")
                                .set(PERSON.UNIT_ID, unit)
                                .set(PERSON.FROM_ON, LONG_AGO)
                                .execute());
        return id;
    }

    /// Appoints somebody.
    public void appoint(BodyKey body, long person, Role role, @Nullable Long unit) {
        appoint(body, person, role, unit, LONG_AGO, null);
    }

    public void appoint(
            BodyKey body,
            long person,
            Role role,
            @Nullable Long unit,
            String from,
            @Nullable String until) {
        database(body)
                .write(db ->
                        db.insertInto(ROLE_HOLDING)
                                .set(ROLE_HOLDING.ID, ids.incrementAndGet())
                                .set(ROLE_HOLDING.VERSION, 1)
                                .set(ROLE_HOLDING.ROLE, role.name())
                                .set(ROLE_HOLDING.PERSON_ID, person)
                                .set(ROLE_HOLDING.UNIT_ID, unit)
                                .set(ROLE_HOLDING.FROM_ON, from)
                                .set(ROLE_HOLDING.UNTIL_ON, until)
                                .execute());
    }

    /// Opens a local account with [#PASSWORD].
    public long account(BodyKey body, String name, @Nullable Long person) {
        long id = ids.incrementAndGet();
        database(body)
                .write(db ->
                        db.insertInto(ACCOUNT)
                                .set(ACCOUNT.ID, id)
                                .set(ACCOUNT.VERSION, 1)
                                .set(ACCOUNT.NAME, name)
                                .set(ACCOUNT.PERSON_ID, person)
                                .set(ACCOUNT.SOURCE, PasswordKeeper.LOCAL.name())
                                .set(ACCOUNT.PASSWORD, hash)
                                .set(ACCOUNT.EPOCH, 1)
                                .set(ACCOUNT.CREATED_AT, 0L)
                                .execute());
        return id;
    }

    /// Returns how many statements a page costs: the least of a few openings, because the checks
    /// that a change called for run beside some of them and are counted, too.
    public long statements(Browser browser, String page) {
        BodyDatabases databases = bean(BodyDatabases.class);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < OPENINGS; i++) {
            long before = databases.statementsExecuted();
            int status = browser.get(page).statusCode();
            if (status != 200) {
                throw new AssertionError(page + " answers " + status);
            }
            least = Math.min(least, databases.statementsExecuted() - before);
        }
        return least;
    }

    /// Records that the terminals' own log-on is the body's second factor.
    public void noCodeAsked(BodyKey body) {
        database(body)
                .write(db ->
                        db.insertInto(SIGN_IN_RULE)
                                .set(SIGN_IN_RULE.ID, ids.incrementAndGet())
                                .set(SIGN_IN_RULE.VERSION, 1)
                                .set(SIGN_IN_RULE.IDLE_MINUTES, 15)
                                .set(SIGN_IN_RULE.TERMINAL_GROUNDS, "ICカードと顔認証でログオンする")
                                .set(SIGN_IN_RULE.TERMINAL_APPROVER, "最高情報セキュリティ責任者")
                                .set(SIGN_IN_RULE.TERMINAL_DECIDED_ON, "2026-04-01")
                                .set(SIGN_IN_RULE.TERMINAL_REVIEW_ON, "2037-04-01")
                                .execute());
    }

    /// Takes that decision back.
    public void codeAskedAgain(BodyKey body) {
        database(body).write(db -> db.deleteFrom(SIGN_IN_RULE).execute());
    }

    /// Returns everything that the ledger says, as text.
    public String ledger(BodyKey body) {
        return database(body)
                .read(db ->
                        db
                                        .select(LEDGER_ENTRY.ENTRY)
                                        .from(LEDGER_ENTRY)
                                        .fetch(LEDGER_ENTRY.ENTRY)
                                        .stream()
                                        .map(bytes ->
                                                new String(
                                                        bytes,
                                                        java.nio.charset.StandardCharsets.UTF_8))
                                        .collect(java.util.stream.Collectors.joining("\n"))
                                + db.selectFrom(LEDGER_FACT).fetch().formatCSV());
    }

    /// Opens an account for somebody who holds one role, both named after the role.
    public long accountWithRole(BodyKey body, Role role, @Nullable Long unit) {
        String name = role.name().toLowerCase(java.util.Locale.ROOT);
        long person = person(body, role.label(), unit);
        if (role != Role.STAFF) {
            appoint(body, person, role, unit);
        }
        return account(body, name, person);
    }

    @Override
    public void close() {
        context.close();
    }
}
