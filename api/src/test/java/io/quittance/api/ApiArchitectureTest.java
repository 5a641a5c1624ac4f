package io.quittance.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ApiArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.quittance.api");

  @Test
  void api_uses_only_the_workflow_contract() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.quittance.workflows.impl..")
        .check(CLASSES);
  }

  @Test
  void only_who_reads_facts_knows_the_domain() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "io.quittance.api.books..",
            "io.quittance.api.evidence..",
            "io.quittance.api.webhooks..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.quittance.domain..")
        .check(CLASSES);
  }

  @Test
  void only_the_engine_package_speaks_to_temporal() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.quittance.api.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.temporal..", "io.grpc..")
        .check(CLASSES);
  }

  @Test
  void how_orders_answer_is_read_without_spring_and_http() {
    noClasses()
        .that()
        .resideInAPackage("io.quittance.api.orders..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "jakarta.servlet..")
        .check(CLASSES);
  }

  @Test
  void packages_do_not_depend_on_each_other_in_circles() {
    slices().matching("io.quittance.api.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
