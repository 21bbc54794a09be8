// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.style;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import jp.sekisho.server.database.BodyDatabase;
import org.junit.jupiter.api.Test;

/// Calls that give another answer on another machine, or that nobody can test.
@AnalyzeClasses(packages = "jp.sekisho", importOptions = ImportOption.DoNotIncludeTests.class)
final class ForbiddenCallsTest {

    @ArchTest
    static final ArchRule timeComesFromAClock =
            noClasses()
                    .should(
                            call(Instant.class, "now")
                                    .or(call(LocalDate.class, "now"))
                                    .or(call(LocalDateTime.class, "now"))
                                    .or(call(LocalTime.class, "now"))
                                    .or(call(OffsetDateTime.class, "now"))
                                    .or(call(ZonedDateTime.class, "now"))
                                    .or(call(Year.class, "now"))
                                    .or(call(Clock.class, "systemDefaultZone"))
                                    .or(call(ZoneId.class, "systemDefault"))
                                    .or(call(TimeZone.class, "getDefault"))
                                    .or(ArchConditions.callConstructor(Date.class))
                                    .or(call(Calendar.class, "getInstance"))
                                    .or(call(System.class, "currentTimeMillis")))
                    .because("a test moves the Clock, and an office lives in Japan's zone");

    @ArchTest
    static final ArchRule wordsDoNotDependOnTheMachinesLanguage =
            noClasses()
                    .that()
                    // It is the one place that asks in which language a person reads.
                    .doNotHaveFullyQualifiedName("jp.sekisho.cli.Messages")
                    .should(
                            call(String.class, "toLowerCase")
                                    .or(call(String.class, "toUpperCase"))
                                    .or(call(Locale.class, "getDefault")))
                    .because("in Turkish an I becomes another letter: give Locale.ROOT");

    @ArchTest
    static final ArchRule bytesHaveANamedEncoding =
            noClasses()
                    .should(
                            call(String.class, "getBytes")
                                    .or(call(Charset.class, "defaultCharset"))
                                    .or(ArchConditions.callConstructor(String.class, byte[].class))
                                    .or(
                                            ArchConditions.callConstructor(
                                                    InputStreamReader.class, InputStream.class))
                                    .or(
                                            ArchConditions.callConstructor(
                                                    OutputStreamWriter.class, OutputStream.class))
                                    .or(
                                            ArchConditions.callConstructor(
                                                    FileReader.class, String.class))
                                    .or(
                                            ArchConditions.callConstructor(
                                                    FileWriter.class, String.class)))
                    .because("what one machine wrote another must read: name UTF-8");

    @ArchTest
    static final ArchRule chanceComesFromSecureRandom =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("jp.sekisho.bench..")
                    .should(
                            ArchConditions.callConstructor(Random.class)
                                    .or(call(Math.class, "random")))
                    .because("what can be guessed is no secret");

    @ArchTest
    static final ArchRule onlyTheCommandLineSpeaksOnTheConsole =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "jp.sekisho.cli..", "jp.sekisho.bench..", "jp.sekisho.sanitize.kit..")
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err")
                    .because("a server and a library log; --json owns standard output");

    @ArchTest
    static final ArchRule onlyEvidenceWritesIntoABody =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "jp.sekisho.server.evidence..",
                            "jp.sekisho.server.database..",
                            // A restore brings rows back together with the ledger that proves them.
                            "jp.sekisho.server.backup..")
                    .should(
                            ArchConditions.callMethod(
                                    "jp.sekisho.server.database.BodyDatabase",
                                    "write",
                                    "java.util.function.Function"))
                    .because("a change without its entry in the ledger cannot be proved");

    @Test
    void eachRuleFindsAnOffender() {
        JavaClasses offender = new ClassFileImporter().importClasses(Offender.class);
        for (ArchRule rule :
                List.of(
                        timeComesFromAClock,
                        wordsDoNotDependOnTheMachinesLanguage,
                        bytesHaveANamedEncoding,
                        chanceComesFromSecureRandom,
                        onlyTheCommandLineSpeaksOnTheConsole,
                        onlyEvidenceWritesIntoABody)) {
            assertThat(rule.evaluate(offender).hasViolation()).as(rule.getDescription()).isTrue();
        }
    }

    /// Does everything that is forbidden.
    private static final class Offender {

        String offend(BodyDatabase body) {
            body.write(db -> 0);
            System.out.println(new Random().nextInt());
            return Instant.now().toString().toLowerCase() + new String(new byte[3]);
        }
    }

    /// A call without the argument that would say zone, language or encoding.
    private static ArchCondition<JavaClass> call(Class<?> type, String method) {
        return ArchConditions.callMethod(type, method);
    }
}
