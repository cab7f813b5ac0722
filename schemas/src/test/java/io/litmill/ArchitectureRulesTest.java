package io.litmill;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The schemas and their registry serve every Kafka client, not only this application. */
@AnalyzeClasses(packages = "io.litmill", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureRulesTest {
  @ArchTest
  static final ArchRule noCycles = slices().matching("io.litmill.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule noFrameworks =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka.streams..",
              "org.tensorflow..",
              "io.quarkus..",
              "jakarta..",
              "picocli..");

  @ArchTest
  static final ArchRule theRegistryKnowsNoRecords =
      noClasses()
          .that()
          .resideInAPackage("io.litmill.registry..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.litmill.schemas..", "io.litmill.topics..");

  @ArchTest
  static final ArchRule noDrawers =
      noClasses()
          .should()
          .haveNameMatching(".*\\.[^.]*(Util|Helper|Manager|Common)[^.]*")
          .orShould()
          .resideInAnyPackage("..util..", "..helper..", "..manager..", "..common..");
}
