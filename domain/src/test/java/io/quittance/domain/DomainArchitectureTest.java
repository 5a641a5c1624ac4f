package io.quittance.domain;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** The domain is replayed as workflow code, so it must be pure and deterministic. */
@AnalyzeClasses(
    packages = "io.quittance.domain",
    importOptions = ImportOption.DoNotIncludeTests.class)
class DomainArchitectureTest {

  private static final Set<String> CALLS_THAT_DIFFER_ON_REPLAY =
      Set.of(
          "java.time.Instant.now",
          "java.time.Clock.systemUTC",
          "java.time.Clock.systemDefaultZone",
          "java.time.LocalDate.now",
          "java.time.LocalDateTime.now",
          "java.time.OffsetDateTime.now",
          "java.time.ZonedDateTime.now",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.lang.System.getenv",
          "java.lang.System.getProperty",
          "java.lang.System.identityHashCode",
          "java.lang.Object.hashCode",
          "java.lang.Math.random",
          "java.util.UUID.randomUUID",
          "java.util.Map.of",
          "java.util.Map.ofEntries",
          "java.util.Map.copyOf",
          "java.util.Set.of",
          "java.util.Set.copyOf",
          "java.util.stream.Collectors.toMap",
          "java.util.stream.Collectors.toSet",
          "java.util.stream.Collectors.groupingBy",
          "java.util.Collection.parallelStream");

  @ArchTest
  static final ArchRule the_domain_is_free_of_frameworks =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.quittance.domain", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule the_domain_is_free_of_hash_order_random_threads_and_io =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.util\\.(HashMap|HashSet|IdentityHashMap|WeakHashMap|Hashtable|Random)"
                  + "|java\\.util\\.concurrent\\..*|java\\.util\\.random\\..*"
                  + "|java\\.security\\..*|java\\.lang\\.Thread.*"
                  + "|java\\.io\\.(?!Serializable).*|java\\.nio\\..*|java\\.net\\..*");

  @ArchTest
  static final ArchRule the_domain_reads_no_clock_and_iterates_in_no_hash_order =
      classes().should(notCallWhatDiffersOnReplay());

  private static ArchCondition<JavaClass> notCallWhatDiffersOnReplay() {
    return new ArchCondition<>("not call what differs on replay") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaAccess<?> access : type.getAccessesFromSelf()) {
          String target = access.getTargetOwner().getName() + "." + access.getTarget().getName();
          if (CALLS_THAT_DIFFER_ON_REPLAY.contains(target)) {
            events.add(SimpleConditionEvent.violated(access, access.getDescription()));
          }
        }
      }
    };
  }
}
