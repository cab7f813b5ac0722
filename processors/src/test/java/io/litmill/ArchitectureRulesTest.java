package io.litmill;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the application may depend on. Only the classes of this module are looked at. */
class ArchitectureRulesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void tensorFlowIsUsedThroughTheModelStoreOnly() {
    noClasses().should().dependOnClassesThat().resideInAPackage("org.tensorflow..").check(CLASSES);
  }

  @Test
  void theCommandLineKnowsNoGraphs() {
    noClasses()
        .that()
        .resideInAPackage("io.litmill.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.litmill.bert..", "io.litmill.biogpt..")
        .check(CLASSES);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("io.litmill.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void thereAreNoDrawers() {
    noClasses()
        .should()
        .haveNameMatching(".*\\.[^.]*(Util|Helper|Manager|Common)[^.]*")
        .orShould()
        .resideInAnyPackage("..util..", "..helper..", "..manager..", "..common..")
        .check(CLASSES);
  }
}
