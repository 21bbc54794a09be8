// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "jp.sekisho")
final class EngineRulesTest {

    @ArchTest
    static final ArchRule enginesKnowNeitherSpringNorTheServer =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "jp.sekisho.server..", "jp.sekisho.cli..", "jp.sekisho.bench..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.springframework..",
                            "jp.sekisho.server..",
                            "jakarta.servlet..",
                            "java.sql..")
                    .because(
                            "an engine is a library that any program can use without the web or a database");
}
