# ./quittance mutate: how many of the faults that PIT plants into the rules are noticed by the rules' own tests.

MUTANTS_KILLED_AT_LEAST=90
MUTATION_REPORT=domain/target/mutation

run_mutation() {
  local begun=$SECONDS
  need_java
  need_maven
  prepare_state
  guard_run
  start_watchdog
  # What an earlier run left must not be counted for this one.
  rm -rf "$MUTATION_REPORT"
  run_visibly mutation mvn -B -ntp -q -pl domain -Pmutation "-Dthreads=$(processors)" "$@" \
    test-compile org.pitest:pitest-maven:mutationCoverage || exit
  say "Every mutant: $MUTATION_REPORT/index.html, $MUTATION_REPORT/mutations.csv; survivors are judged in docs/mutation.md"
  say "$(mutation_score "$MUTATION_REPORT/mutations.csv"); $((SECONDS - begun)) s"
  enough_killed "$MUTATION_REPORT/mutations.csv"
  exit
}

processors() { getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1; }

# A mutant that the JVM refuses to load is none. One that never ends or eats all memory is noticed by that.
count_mutants() {
  awk -F, '
    $6 == "NON_VIABLE" { next }
    { all++; count[$6]++ }
    END {
      endless = count["TIMED_OUT"] + count["MEMORY_ERROR"]
      print all + 0, count["KILLED"] + endless, endless + 0, count["NO_COVERAGE"] + 0
    }' "$1"
}

mutation_score() {
  local all killed endless unseen
  read -r all killed endless unseen <<<"$(count_mutants "$1")"
  printf 'Mutants: %d, killed %d (%d of them by never ending), survived %d (%d where no test comes by): %s %% killed, at least %d %% are wanted' \
    "$all" "$killed" "$endless" $((all - killed)) "$unseen" \
    "$(awk -v k="$killed" -v a="$all" 'BEGIN { printf "%.1f", a ? int(1000 * k / a) / 10 : 0 }')" "$MUTANTS_KILLED_AT_LEAST"
}

enough_killed() {
  local all killed
  read -r all killed _ <<<"$(count_mutants "$1")"
  [ "$all" -gt 0 ] && [ $((100 * killed)) -ge $((MUTANTS_KILLED_AT_LEAST * all)) ]
}
