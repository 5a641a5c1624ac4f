package io.quittance.e2e;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom: the design's table of folders. */
@AnalyzeClasses(packages = "io.quittance", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule only_the_workflow_implementation_calls_the_workflow_api =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.quittance.workflows.impl..")
          .should()
          .dependOnClassesThat(resideInAPackage("io.temporal.workflow..").and(not(annotations())));

  @ArchTest
  static final ArchRule the_api_uses_only_the_workflow_contract =
      noClasses()
          .that()
          .resideInAPackage("io.quittance.api..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quittance.workflows.impl..",
              "io.quittance.activities..",
              "io.quittance.worker..",
              "io.quittance.simulator..");

  @ArchTest
  static final ArchRule of_the_api_only_who_reads_facts_knows_the_domain =
      noClasses()
          .that()
          .resideInAPackage("io.quittance.api..")
          .and()
          .resideOutsideOfPackages(
              "io.quittance.api.books..",
              "io.quittance.api.evidence..",
              "io.quittance.api.webhooks..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.quittance.domain..");

  @ArchTest
  static final ArchRule the_contract_does_not_know_its_implementation =
      noClasses()
          .that()
          .resideInAPackage("io.quittance.workflows.contract..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.quittance.workflows.impl..");

  @ArchTest
  static final ArchRule providers_know_the_domain_and_no_engine =
      noClasses()
          .that()
          .resideInAPackage("io.quittance.providers..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.temporal..", "org.springframework..", "io.quittance.workflows..");

  @ArchTest
  static final ArchRule the_simulator_depends_on_nothing_of_ours =
      noClasses()
          .that()
          .resideInAPackage("io.quittance.simulator..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quittance.domain..",
              "io.quittance.workflows..",
              "io.quittance.providers..",
              "io.quittance.activities..");

  @ArchTest
  static final ArchRule the_relay_knows_the_books_and_the_signature_of_webhooks_only =
      noClasses()
          .that()
          .resideInAPackage("io.quittance.relay..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.quittance..")
                  .and(not(resideInAPackage("io.quittance.relay..")))
                  .and(not(resideInAPackage("io.quittance.store")))
                  .and(not(resideInAPackage("io.quittance.providers.standardwebhooks"))));

  @ArchTest
  static final ArchRule of_the_relay_only_the_sinks_know_whom_they_tell =
      noClasses()
          .that()
          .resideInAPackage("io.quittance.relay..")
          .and()
          .resideOutsideOfPackage("io.quittance.relay.sinks..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..",
              "org.springframework.amqp..",
              "com.rabbitmq..",
              "java.net.http..");

  @ArchTest
  static final ArchRule the_embedded_postgres_depends_on_nothing_of_ours =
      noClasses()
          .that()
          .resideInAPackage("io.quittance.postgres..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.quittance..")
                  .and(not(resideInAPackage("io.quittance.postgres.."))));

  @ArchTest
  static final ArchRule the_brokers_depend_on_nothing_of_ours =
      noClasses()
          .that()
          .resideInAPackage("io.quittance.brokers..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.quittance..")
                  .and(not(resideInAPackage("io.quittance.brokers.."))));

  @ArchTest
  static final ArchRule the_intake_knows_the_api_by_http_only =
      noClasses()
          .that()
          .resideInAPackage("io.quittance.intake..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.quittance..")
                  .and(not(resideInAPackage("io.quittance.intake.."))));

  @ArchTest
  static final ArchRule of_the_intake_each_source_knows_its_own_broker_only =
      noClasses()
          .that()
          .resideInAPackage("io.quittance.intake.commands..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..",
              "com.rabbitmq..",
              "org.springframework..",
              "io.quittance.intake.kafka..",
              "io.quittance.intake.rabbitmq..");

  @ArchTest
  static final ArchRule only_processes_and_the_store_use_spring =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.quittance.api..",
              "io.quittance.worker..",
              "io.quittance.relay..",
              "io.quittance.intake..",
              "io.quittance.store..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework..");

  /** Annotations, and the constants that stand in them. */
  private static DescribedPredicate<JavaClass> annotations() {
    return DescribedPredicate.describe("annotations", type -> type.isAnnotation() || type.isEnum());
  }
}
