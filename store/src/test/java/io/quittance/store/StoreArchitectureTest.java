package io.quittance.store;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.quittance.store",
    importOptions = ImportOption.DoNotIncludeTests.class)
class StoreArchitectureTest {

  @ArchTest
  static final ArchRule the_store_knows_postings_rows_and_sql_only =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.quittance.store",
              "io.quittance.domain",
              "java..",
              "javax.sql..",
              "org.jspecify..",
              "org.springframework.jdbc..",
              "org.springframework.transaction..",
              "com.zaxxer.hikari..",
              "org.flywaydb..");

  @ArchTest
  static final ArchRule of_the_domain_it_knows_the_posting_only =
      classes()
          .should()
          .onlyDependOnClassesThat(
              DescribedPredicate.describe(
                  "are no part of the domain but Posting",
                  type ->
                      !type.getPackageName().equals("io.quittance.domain")
                          || type.getSimpleName().equals("Posting")));
}
