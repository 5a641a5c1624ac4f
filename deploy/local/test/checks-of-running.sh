# What up starts, and that nothing of it is left running whichever way it ends.

a_busy_port_is_named_and_nothing_is_started() {
  hold_port "$SIMULATOR_PORT"
  quittance up
  local status=$?
  release_port
  expect_status 1 $status && expect_says "port $SIMULATOR_PORT (SIMULATOR_PORT) is in use" && expect_says 'nothing was started' &&
    [ -z "$(ls "$FAKE_PIDS")" ]
}

a_part_that_does_not_come_up_names_its_log_and_leaves_nothing_running() {
  FAKE_FAILS=worker quittance up
  expect_status 1 $? && expect_says 'worker ended by itself (exit status 3)' && expect_says 'logs/worker.log' &&
    expect_says 'worker: refused on purpose' && expect_started temporal && expect_nothing_running
}

ctrl_c_stops_everything_in_order() {
  start_up && expect_started temporal postgres server simulator worker relay api || return 1
  kill -INT -- "-$UP"
  expect_end 0 && expect_says 'Stopping: api relay worker simulator temporal postgres' && expect_nothing_running
}

a_broker_is_started_when_asked_for_and_the_relay_and_an_intake_use_it() {
  launch up --broker=kafka
  await grep -q 'Ready after' "$OUT" && expect_started brokers relay api intake || return 1
  kill -TERM "$UP"
  expect_end 0 && expect_says 'Stopping: intake api relay worker simulator kafka temporal postgres' && expect_nothing_running &&
    grep -q "^RELAY_KAFKA_BOOTSTRAP=127.0.0.1:$KAFKA_PORT$" "$SCENE/books-relay" &&
    grep -q "^INTAKE_KAFKA_BOOTSTRAP=127.0.0.1:$KAFKA_PORT$" "$SCENE/books-intake" &&
    grep -q "^QUITTANCE_URL=http://127.0.0.1:$API_PORT$" "$SCENE/books-intake"
}

a_broker_that_there_is_not_is_refused() {
  quittance up --broker=pigeon
  expect_status 2 $? && expect_says 'broker is kafka or rabbitmq, not pigeon' && [ -z "$(ls "$FAKE_PIDS")" ]
}

ctrl_c_is_not_lost_on_a_command_that_takes_it_for_its_own() {
  FAKE_ENGINE=stubborn launch up
  await test -e "$SCENE/engine-asked" || return 1
  kill -INT -- "-$UP"
  expect_end 130 && expect_says 'Stopping: temporal postgres' && expect_nothing_running
}

a_hang_up_stops_everything() {
  start_up || return 1
  kill -HUP "$UP"
  expect_end 0 && expect_nothing_running
}

a_second_up_on_the_same_state_is_refused_and_kill_9_leaves_nothing_behind() {
  start_up || return 1
  local first=$UP
  quittance up
  expect_status 1 $? && expect_says "runs already (pid $first)" || return 1
  kill -KILL "$first"
  wait "$first" 2>/dev/null
  # Started while the watchdog is still at work: it must wait for it and then run.
  start_up || return 1
  kill -TERM "$UP"
  expect_end 0 && expect_nothing_running
}

kill_9_of_the_script_leaves_nothing_running() {
  start_up && expect_started temporal postgres server simulator worker relay api || return 1
  kill -KILL "$UP"
  wait "$UP" 2>/dev/null
  expect_nothing_running
}

kill_9_during_the_build_leaves_no_build_running() {
  echo changed >>"$TREE/worker/src/main/Part.java"
  FAKE_BUILD=slow launch up
  await test -s "$FAKE_PIDS/mvn" || return 1
  kill -KILL "$UP"
  wait "$UP" 2>/dev/null
  expect_nothing_running
}

a_part_that_dies_later_stops_the_rest() {
  start_up || return 1
  kill -KILL "$(cat "$FAKE_PIDS/simulator")"
  expect_end 1 && expect_says 'simulator ended by itself' && expect_says 'logs/simulator.log' && expect_nothing_running
}

two_that_start_at_once_leave_one_running() {
  launch up
  local one=$UP two
  OUT=$OUT.two launch up
  two=$UP
  await one_has_ended "$one" "$two" || return 1
  if is_running "$one"; then UP=$one; else UP=$two; OUT=$OUT.two; fi
  await grep -q 'Ready after' "$OUT" || return 1
  kill -TERM "$UP"
  expect_end 0 && expect_nothing_running
}

kill_9_of_the_postgres_process_stops_the_rest_and_lets_its_server_end_in_good_order() {
  start_up || return 1
  kill -KILL "$(cat "$FAKE_PIDS/postgres")"
  expect_end 1 && expect_says 'postgres ended by itself (exit status 137)' && expect_says 'logs/postgres.log' && ! grep -q SPAWN "$OUT" &&
    expect_nothing_running && [ -e "$SCENE/books-closed" ]
}

kill_9_of_both_the_script_and_the_postgres_process_leaves_nothing_running() {
  start_up || return 1
  kill -KILL "$UP" "$(cat "$FAKE_PIDS/postgres")"
  wait "$UP" 2>/dev/null
  expect_nothing_running && [ -e "$SCENE/books-closed" ]
}

a_postgres_that_does_not_come_up_names_its_log_and_leaves_nothing_running() {
  FAKE_FAILS=postgres quittance up
  expect_status 1 $? && expect_says 'postgres ended by itself (exit status 3)' && expect_says 'logs/postgres.log' &&
    [ ! -e "$FAKE_PIDS/temporal" ] && [ ! -e "$FAKE_PIDS/worker" ] && expect_nothing_running
}

a_busy_postgres_port_is_named_whatever_address_the_others_bind_to() {
  hold_port "$POSTGRES_PORT"
  BIND_ADDRESS=::1 quittance up
  local status=$?
  release_port
  expect_status 1 $status && expect_says "port $POSTGRES_PORT (POSTGRES_PORT) is in use" && [ -z "$(ls "$FAKE_PIDS")" ]
}

postgres_gets_its_folder_and_the_others_its_port() {
  start_up || return 1
  kill -TERM "$UP"
  expect_end 0 && expect_says "postgresql://quittance@127.0.0.1:$POSTGRES_PORT/quittance" &&
    grep -q "^POSTGRES_DATA=$TREE/.quittance/postgres$" "$SCENE/books-postgres" &&
    grep -q "^POSTGRES_PORT=$POSTGRES_PORT$" "$SCENE/books-postgres" &&
    grep -q "^POSTGRES_PORT=$POSTGRES_PORT$" "$SCENE/books-worker" &&
    grep -q "^POSTGRES_PORT=$POSTGRES_PORT$" "$SCENE/books-relay" &&
    grep -q "^POSTGRES_PORT=$POSTGRES_PORT$" "$SCENE/books-api"
}

the_engine_gets_our_search_attributes_and_thirty_days() {
  start_up || return 1
  kill -TERM "$UP"
  expect_end 0
  grep -q -e '--search-attribute OrderStatus=Keyword .*--search-attribute HeldMinor=Int' "$SCENE/engine-flags" &&
    grep -q -e "--ip 127.0.0.1 --port $TEMPORAL_PORT" "$SCENE/engine-flags" &&
    grep -q -e '--retention 30d' "$SCENE/engine-orders"
}

the_second_engine_runs_on_postgres_with_data_and_a_web_ui_of_its_own_and_stops_before_it() {
  local data=$TREE/.quittance/on-postgres
  put_server_in_cache
  launch up --engine=postgres
  await grep -q 'Ready after' "$OUT" && expect_started postgres temporal-server temporal-ui worker api || return 1
  kill -INT -- "-$UP"
  expect_end 0 && expect_says 'Stopping: api relay worker simulator temporal-ui temporal postgres' && expect_nothing_running &&
    expect_says "Temporal UI  *http://127.0.0.1:$TEMPORAL_UI_PORT/" && [ ! -e "$FAKE_PIDS/temporal" ] &&
    expect_given postgres "POSTGRES_DATA=$data/postgres" && expect_given postgres POSTGRES_DATABASES=temporal,temporal_visibility &&
    expect_given simulator "SIMULATOR_DATA=$data/simulator" || return 1
  # The schema first of the one, then of the other; from nothing, and up to date.
  grep -q -e "--port $POSTGRES_PORT --user temporal --db temporal update-schema --schema-name postgresql/v12/temporal" "$SCENE/engine-schema" &&
    grep -q -e '--db temporal_visibility setup-schema --version 0.0' "$SCENE/engine-schema" &&
    grep -q -e 'namespace update .*--retention 30d' "$SCENE/engine-orders" &&
    grep -q -e 'search-attribute create .*--name HeldMinor --type Int' "$SCENE/engine-orders"
}

a_second_engine_that_does_not_come_up_names_its_log_and_leaves_nothing_running() {
  put_server_in_cache
  FAKE_FAILS=temporal-server launch up --engine=postgres
  expect_end 1 && expect_says 'temporal ended by itself (exit status 3)' && expect_says 'logs/temporal.log' && expect_started postgres &&
    [ ! -e "$FAKE_PIDS/worker" ] && expect_nothing_running || return 1
  FAKE_FAILS=temporal-sql launch up --engine=postgres
  expect_end 1 && expect_says 'temporal-schema could not be set up in database temporal' && expect_says 'refused on purpose' &&
    expect_nothing_running
}

a_busy_port_of_the_second_engines_services_is_named() {
  put_server_in_cache
  hold_port "$TEMPORAL_HISTORY_PORT"
  quittance up --engine=postgres
  local status=$?
  release_port
  expect_status 1 $status && expect_says "port $TEMPORAL_HISTORY_PORT (TEMPORAL_HISTORY_PORT) is in use" && [ -z "$(ls "$FAKE_PIDS")" ]
}

an_engine_that_there_is_not_or_beside_another_is_refused() {
  quittance up --engine=cassandra
  expect_status 2 $? && expect_says 'engine is sqlite or postgres, not cassandra' && expect_says 'usage:' || return 1
  quittance up --engine=
  expect_status 2 $? && expect_says 'not nothing' || return 1
  TEMPORAL_ADDRESS=127.0.0.1:$TEMPORAL_PORT quittance up --engine=postgres
  expect_status 1 $? && expect_says 'give one of them' && [ -z "$(ls "$FAKE_PIDS")" ]
}

the_first_up_makes_a_webhook_secret_that_only_simulator_and_api_get_and_the_next_keeps_it() {
  local file=$TREE/.quittance/webhook-secret secret
  rm -f "$file"
  start_up || return 1
  kill -TERM "$UP"
  expect_end 0 || return 1
  secret=$(cat "$file")
  [[ $secret =~ ^whsec_[A-Za-z0-9+/]{43}=$ ]] || complain "no secret: $secret" || return 1
  [ -n "$(find "$file" -perm 600)" ] || complain 'others can read it' || return 1
  expect_given simulator "SIMULATOR_WEBHOOK_SECRET=$secret" && expect_given api "SIMULATOR_WEBHOOK_SECRETS=$secret" &&
    expect_given simulator "SIMULATOR_WEBHOOK_URL=http://127.0.0.1:$API_PORT/v1/webhooks/simulator" || return 1
  ! grep -q WEBHOOK "$SCENE/books-worker" "$SCENE/books-postgres" || complain 'the others get it too' || return 1
  start_up || return 1
  kill -TERM "$UP"
  expect_end 0 && [ "$(cat "$file")" = "$secret" ] && ! grep -q whsec_ "$OUT"
}

of_two_given_webhook_secrets_the_first_signs_and_none_is_made() {
  rm -f "$TREE/.quittance/webhook-secret"
  SIMULATOR_WEBHOOK_SECRETS=whsec_new,whsec_old start_up || return 1
  kill -TERM "$UP"
  expect_end 0 && expect_given simulator SIMULATOR_WEBHOOK_SECRET=whsec_new &&
    expect_given api SIMULATOR_WEBHOOK_SECRETS=whsec_new,whsec_old && [ ! -e "$TREE/.quittance/webhook-secret" ]
}
