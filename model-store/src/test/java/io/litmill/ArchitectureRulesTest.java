package io.litmill;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The order of the packages, kept. */
@AnalyzeClasses(packages = "io.litmill", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureRulesTest {
  @ArchTest
  static final ArchRule noCycles = slices().matching("io.litmill.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule sourcesDoNotKnowModels =
      noClasses()
          .that()
          .resideInAnyPackage("io.litmill.checkpoint..", "io.litmill.tokenizer..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.litmill.graph..",
              "io.litmill.bert..",
              "io.litmill.biogpt..",
              "io.litmill.model..",
              "io.litmill.bundle..",
              "io.litmill.inference..");

  @ArchTest
  static final ArchRule graphsDoNotKnowBundlesAndEngines =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.litmill.graph..",
              "io.litmill.bert..",
              "io.litmill.biogpt..",
              "io.litmill.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.litmill.checkpoint..",
              "io.litmill.tokenizer..",
              "io.litmill.bundle..",
              "io.litmill.inference..");

  @ArchTest
  static final ArchRule architecturesDependOnNothing =
      noClasses()
          .that()
          .resideInAPackage("io.litmill.architecture..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "io.litmill.architecture..", "java..", "com.fasterxml.jackson.annotation..");

  @ArchTest
  static final ArchRule tokenizersNeedNoTensorFlow =
      noClasses()
          .that()
          .resideInAnyPackage("io.litmill.tokenizer..", "io.litmill.architecture..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.tensorflow..");

  @ArchTest
  static final ArchRule noFrameworks =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.quarkus..", "org.apache.kafka..", "jakarta..", "picocli..");

  @ArchTest
  static final ArchRule noDrawers =
      noClasses()
          .should()
          .haveNameMatching(".*\\.[^.]*(Util|Helper|Manager|Common)[^.]*")
          .orShould()
          .resideInAnyPackage("..util..", "..helper..", "..manager..", "..common..");
}
