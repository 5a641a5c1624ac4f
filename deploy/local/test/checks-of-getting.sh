# What the script finds, builds and says.

an_older_java_gets_one_line() {
  old_jdk
  (
    source_parts say tools java
    # shellcheck disable=SC2317
    java_candidates() { echo "$SCENE/old-jdk"; }
    need_java
  ) >"$OUT" 2>&1
  expect_status 1 $? && expect_says 'Java 25 or later.*found only Java 17' && [ "$(wc -l <"$OUT")" -eq 1 ]
}

a_newer_java_is_found_though_an_older_one_is_the_default() {
  old_jdk
  (
    source_parts tools java
    # shellcheck disable=SC2317
    java_candidates() { printf '%s\n' "$SCENE/old-jdk" "$SCENE/nothing" "$SCENE/jdk"; }
    find_java && echo "found $JAVA_HOME"
  ) >"$OUT" 2>&1
  expect_says "found $SCENE/jdk"
}

one_port_for_two_parts_is_refused() {
  API_PORT=$WORKER_PORT quittance up
  expect_status 1 $? && expect_says "WORKER_PORT=$WORKER_PORT: another part has this port"
}

only_a_changed_input_is_built_again() {
  local before
  quittance_builds && before=$(builds) && quittance_builds && [ "$(builds)" -eq "$before" ] || return 1
  touch "$TREE/api/src/main/Part.java"
  quittance_builds && [ "$(builds)" -eq "$before" ] || return 1
  echo changed >>"$TREE/api/src/main/Part.java"
  quittance_builds && [ "$(builds)" -eq $((before + 1)) ] || return 1
  rm "$TREE/api/src/main/Part.java"
  quittance_builds && [ "$(builds)" -eq $((before + 2)) ]
}

an_engine_too_old_is_passed_over_and_two_builds_at_once_share_the_cache() {
  FAKE_SERVER_VERSION=1.20.0 acquire >"$OUT" 2>&1
  expect_says 'Passing over' && expect_says 'could not be built' && [ ! -e "$CACHE_FILE" ] || return 1
  rm "$SCENE/bin/temporal"
  acquire >"$OUT" 2>&1 &
  local other=$!
  acquire >"$OUT.two" 2>&1
  wait "$other"
  put_engine_on_path
  expect_says "engine: $CACHE_FILE built now" && grep -q "engine: $CACHE_FILE built now" "$OUT.two" && [ "$(ls "${CACHE_FILE%/*}")" = "${CACHE_FILE##*/}" ]
}

without_any_engine_the_three_ways_are_told() {
  rm -f "$SCENE/bin/temporal" "$CACHE_FILE"
  FAKE_GO=fails acquire >"$OUT" 2>&1
  local status=$?
  put_engine_on_path
  expect_status 1 $status && expect_says 'no such module, on purpose' && expect_says '1. TEMPORAL_ADDRESS' &&
    expect_says '2. the temporal command' && expect_says '3. Go ' && [ ! -e "$CACHE_FILE" ]
}

the_second_engine_is_built_once_and_kept() {
  rm -f "$SERVER_FILES"*
  acquire_second >"$OUT" 2>&1
  expect_status 0 $? && expect_says 'Built them in' && [ -x "$SERVER_FILES-server-1.29.1" ] && [ -x "$SERVER_FILES-sql-1.29.1" ] &&
    [ -x "$SERVER_FILES-ui-2.42.1" ] && [ -z "$(find "${SERVER_FILES%/*}" -name 'build-*')" ] || return 1
  FAKE_GO=fails acquire_second >"$OUT" 2>&1
  expect_status 0 $? && ! grep -q Built "$OUT"
}

without_go_the_ways_to_a_second_engine_are_told() {
  rm -f "$SERVER_FILES"*
  FAKE_GO=fails acquire_second >"$OUT" 2>&1
  expect_status 1 $? && expect_says 'no such module, on purpose' && expect_says 'no Temporal server for Postgres' && expect_says '1. Go ' &&
    expect_says '2. TEMPORAL_ADDRESS' && [ -z "$(find "${SERVER_FILES%/*}" -name 'build-*')" ]
}

a_foreign_cluster_is_used_as_it_is() {
  TEMPORAL_ADDRESS=127.0.0.1:$TEMPORAL_PORT launch up
  await grep -q 'Ready after' "$OUT" || return 1
  kill -TERM "$UP"
  expect_end 0 && expect_says 'Nothing accepts a connection' && [ ! -e "$FAKE_PIDS/temporal" ]
}

a_foreign_database_is_used_as_it_is_and_its_password_told_to_nobody() {
  local url='jdbc:postgresql://elsewhere/books?password=geheim'
  hold_port "$POSTGRES_PORT"
  DATABASE_URL=$url launch up
  await grep -q 'Ready after' "$OUT" || { release_port; return 1; }
  kill -TERM "$UP"
  release_port
  expect_end 0 && expect_says 'Postgres  *the one of DATABASE_URL' && [ ! -e "$FAKE_PIDS/postgres" ] && ! grep -q geheim "$OUT" &&
    grep -q "^DATABASE_URL=$url$" "$SCENE/books-worker" && grep -q "^DATABASE_URL=$url$" "$SCENE/books-api"
}

the_demo_tells_where_each_order_ended() {
  mkdir -p "$SCENE/demo-bin" "$SCENE/orders"
  cp "$FAKES/curl" "$SCENE/demo-bin"
  PATH=$SCENE/demo-bin:$PATH FAKE_ORDERS=$SCENE/orders API_URL=http://api SIMULATOR_URL=http://simulator DEMO_STATE=$SCENE/demo \
    "$BASH" "$TREE/deploy/local/demo.sh" >"$OUT" 2>&1
  expect_says '9 of 9 as expected' && expect_says 'never confirmed  *CANCELLING  *42.10 EUR' &&
    expect_says 'pay, then cancel  *REFUNDED  *0.00 EUR' && [ "$(grep -c '^demo-' "$OUT")" -eq 9 ]
}

an_audit_of_what_is_no_number_of_orders_is_refused_before_anything_starts() {
  local bad
  for bad in '' abc -5 0 1.5 1000001 99999999999999999999; do
    quittance audit --orders "$bad"
    expect_status 2 $? && expect_says '--orders takes a number' && expect_says 'usage:' || return 1
  done
  quittance audit --seed 99999999999999999999
  expect_status 2 $? && expect_says '--seed takes a number' || return 1
  quittance audit --fast
  expect_status 2 $? && expect_says 'audit does not know --fast'
}

mixed_orders_of_what_is_no_number_are_refused_before_anything_starts() {
  quittance mixed --orders many
  expect_status 2 $? && expect_says '--orders takes a number' && expect_says 'usage:' || return 1
  quittance mixed --fast
  expect_status 2 $? && expect_says 'mixed does not know --fast'
}

chaos_over_what_is_no_number_is_refused_before_anything_starts() {
  quittance chaos --orders many
  expect_status 2 $? && expect_says '--orders takes a number' && expect_says 'usage:' || return 1
  quittance chaos --seed
  expect_status 2 $? && expect_says '--seed takes a number' || return 1
  quittance chaos --fast
  expect_status 2 $? && expect_says 'chaos does not know --fast'
}

a_simulation_of_what_is_no_number_of_schedules_is_refused_before_anything_starts() {
  local bad
  for bad in '' abc -5 0 1.5 9999999999; do
    quittance simulate --schedules "$bad"
    expect_status 2 $? && expect_says '--schedules takes a number' && expect_says 'usage:' || return 1
  done
  quittance simulate --fast
  expect_status 2 $? && expect_says 'simulate does not know --fast'
}

a_bench_with_what_it_does_not_know_is_refused_before_anything_starts() {
  quittance bench --open many
  expect_status 2 $? && expect_says '--open takes a number' || return
  quittance bench --fast
  expect_status 2 $? && expect_says 'bench does not know --fast'
}

a_soak_of_what_is_no_number_of_minutes_is_refused_before_anything_starts() {
  quittance soak --minutes long
  expect_status 2 $? && expect_says '--minutes takes a number' && expect_says 'usage:' || return 1
  quittance soak --fast
  expect_status 2 $? && expect_says 'soak does not know --fast'
}

races_of_no_words_are_refused_before_anything_starts() {
  quittance races --only
  expect_status 2 $? && expect_says '--only takes words' && expect_says 'usage:' || return 1
  quittance races --only cancel ok
  expect_status 2 $? && expect_says '--only takes words' || return 1
  quittance races --fast
  expect_status 2 $? && expect_says 'races does not know --fast'
}

nine_in_ten_mutants_are_enough_and_one_less_is_not() {
  FAKE_MUTANTS='KILLED 898 TIMED_OUT 2 SURVIVED 70 NO_COVERAGE 30 NON_VIABLE 5' quittance mutate
  expect_status 0 $? && expect_says 'Mutants: 1000, killed 900 (2 of them.*survived 100 (30 .*90.0 % killed' || return 1
  FAKE_MUTANTS='KILLED 899 SURVIVED 101' quittance mutate
  expect_status 1 $? && expect_says '89.9 % killed' && expect_says 'domain/target/mutation/index.html' || return 1
  FAKE_MUTANTS='NON_VIABLE 1' quittance mutate
  expect_status 1 $?
}

an_unknown_command_gets_the_usage() {
  quittance fly
  expect_status 2 $? && expect_says 'unknown command: fly' && expect_says 'usage:'
}

open_ports_are_told_loudly() {
  BIND_ADDRESS=0.0.0.0 hold_and_run
  expect_says '!!!  BIND_ADDRESS=0.0.0.0'
}
