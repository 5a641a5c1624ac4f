# ./quittance up: from sources to a running Quittance, and back to nothing on Ctrl-C.

run_up() {
  local demo=no
  while [ $# -gt 0 ]; do
    case $1 in
      --demo) demo=yes ;;
      --broker=*) choose_broker "${1#*=}" ;;
      --engine=*) choose_engine "${1#*=}" ;;
      *) refuse_usage "up does not know: $1" ;;
    esac
    shift
  done
  prepare_up
  get_everything
  start_everything
  announce
  prepare_quick_starts
  [ "$demo" = no ] || play_demo
  supervise
}

prepare_up() {
  check_settings
  need_java
  need_curl
  prepare_state
  warn_if_open
  guard_run
  take_claim
  start_watchdog "$CLAIM"
  add_watchdog_to_claim
  prepare_webhook_secrets
}

get_everything() {
  check_ports
  if engine_is_ours; then acquire_engine; fi
  [ "$ENGINE" != postgres ] || acquire_server
  [ "$BROKER" != rabbitmq ] || need_rabbitmq
  build_if_changed
  forget_old_caches
  # Building takes minutes in which a port can be taken.
  check_ports
}

start_everything() {
  local parts='simulator, worker, relay, api'
  BEGUN=$SECONDS
  [ -z "$BROKER" ] || parts="$BROKER, $parts, intake"
  books_are_ours || say 'The books are in the database of DATABASE_URL'
  if engine_is_ours; then parts="Temporal ($(engine_told)), $parts"; else parts="$parts; Temporal is the one at $TEMPORAL_ADDRESS"; fi
  if postgres_is_ours; then parts="Postgres, $parts"; fi
  say "Starting $parts"
  # First to come and last to go: the books, and perhaps the engine, are in it.
  if postgres_is_ours; then start_postgres; fi
  if engine_is_ours; then start_engine; else warn_if_unreachable; fi
  [ -z "$BROKER" ] || start_broker
  start_simulator
  start_worker
  start_relay
  start_api
  [ -z "$BROKER" ] || start_intake
  await_parts
  READY=yes
}

engine_told() { if [ "$ENGINE" = postgres ]; then echo 'the server, on Postgres'; else echo "$TEMPORAL_FROM"; fi; }

announce() {
  cat <<TEXT
Ready after $((SECONDS - BEGUN)) s.

  API page         $API_URL/docs
  Temporal UI      $(announced_ui)
  Simulator books  $SIMULATOR_URL/books
  Events told to   $RELAY_URL/sinks
  Broker           $(announced_broker)
  Postgres         $(announced_postgres)
  Logs             $LOGS

Ctrl-C stops everything.
TEXT
}

announced_ui() {
  if engine_is_ours; then
    printf '%s/namespaces/%s/workflows' "$TEMPORAL_UI_URL" "$TEMPORAL_NAMESPACE"
  else
    printf 'the one of the cluster at %s' "$TEMPORAL_ADDRESS"
  fi
}

announced_broker() {
  if [ -n "$BROKER" ]; then
    printf '%s, %s: commands to quittance.commands, answers in quittance.replies' "$BROKER" "$BROKER_ADDRESS"
  else
    printf 'none; up --broker=kafka or --broker=rabbitmq starts one'
  fi
}

# A URL can carry a password.
announced_postgres() {
  if books_are_ours; then
    printf 'postgresql://quittance@%s:%s/quittance' "$POSTGRES_HOST" "$POSTGRES_PORT"
  else
    printf 'the one of DATABASE_URL'
  fi
}

play_demo() {
  spawn demo - env API_URL="$API_URL" SIMULATOR_URL="$SIMULATOR_URL" DEMO_STATE="$STATE/demo" \
    BROKER="$BROKER" BROKER_ADDRESS="$BROKER_ADDRESS" BROKERS_JAR="$JARS/brokers.jar" JAVA="$JAVA_HOME/bin/java" \
    "$BASH" "$ROOT/deploy/local/demo.sh"
}
