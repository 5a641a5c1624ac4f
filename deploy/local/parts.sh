# How each part is started, and when it counts as ready.

ENGINE_READY_SECONDS=60
PART_READY_SECONDS=120
# By a path from the root, since what stands before the root may have spaces.
JVM_FLAGS=@deploy/local/jvm.options

engine_cli() { aside engine_cli_logged "$@"; }

engine_cli_logged() { "$TEMPORAL_BIN" "$@" --address "$ENGINE_ADDRESS" >/dev/null 2>>"$(log_of temporal)"; }

engine_serves() {
  port_is_busy TEMPORAL_PORT && engine_cli operator cluster health --command-timeout 5s
}

# A profile or keys for another cluster must not be used against this one, by the command or by the SDK.
forget_other_clusters() {
  local variable
  for variable in ${!TEMPORAL_@}; do
    case $variable in
      TEMPORAL_API_KEY | TEMPORAL_PROFILE | TEMPORAL_TLS* | TEMPORAL_CODEC* | TEMPORAL_GRPC_META* | TEMPORAL_CONFIG_FILE)
        unset "$variable"
        ;;
    esac
  done
  printf '[profile.default]\naddress = "%s"\n' "$ENGINE_ADDRESS" >"$STATE/temporal.toml"
  export TEMPORAL_CONFIG_FILE=$STATE/temporal.toml
}

start_engine() {
  if [ "$ENGINE" = postgres ]; then start_server; else start_dev_server; fi
}

start_dev_server() {
  forget_other_clusters
  spawn_logged temporal "$TEMPORAL_BIN" server start-dev \
    --db-filename "$STATE/temporal.db" \
    --sqlite-pragma journal_mode=wal --sqlite-pragma synchronous=normal \
    --namespace "$TEMPORAL_NAMESPACE" \
    --search-attribute OrderStatus=Keyword --search-attribute CustomerId=Keyword \
    --search-attribute HeldMinor=Int --search-attribute NeedsReview=Bool \
    --dynamic-config-value system.enableActivityEagerExecution=true \
    --dynamic-config-value history.transferProcessorMaxPollRPS=2000 \
    --dynamic-config-value history.timerProcessorMaxPollRPS=2000 \
    --dynamic-config-value 'history.transferProcessorUpdateAckInterval="5s"' \
    --dynamic-config-value 'history.visibilityProcessorUpdateAckInterval="5s"' \
    --dynamic-config-value matching.numTaskqueueReadPartitions=1 \
    --dynamic-config-value matching.numTaskqueueWritePartitions=1 \
    --ip "$BIND_ADDRESS" --port "$TEMPORAL_PORT" --ui-ip "$BIND_ADDRESS" --ui-port "$TEMPORAL_UI_PORT" \
    --log-level warn
  await_ready temporal "$ENGINE_READY_SECONDS" engine_serves
  keep_ended_orders
}

# start-dev has no flag for it, and its day is too short for looking up an order later.
keep_ended_orders() {
  engine_cli operator namespace update --namespace "$TEMPORAL_NAMESPACE" --retention 30d ||
    part_failed temporal "would not set the retention of namespace $TEMPORAL_NAMESPACE"
}

# start_jvm NAME VARIABLE=VALUE...
start_jvm() {
  local name=$1 jar
  shift
  jar=(-jar "$JARS/$name.jar")
  if is_warm "$name"; then jar=(-XX:AOTCache="$WARM/$name/$name.aot" -jar "$WARM/$name/$name.jar"); fi
  # More arenas than cores give a threaded JVM nothing but memory that malloc keeps.
  # shellcheck disable=SC2086
  spawn_logged "$name" env MALLOC_ARENA_MAX=2 BIND_ADDRESS="$BIND_ADDRESS" "$@" "$JAVA_HOME/bin/java" $JVM_FLAGS "${jar[@]}"
}

# Recovery and the making of the database come after the port is open.
postgres_serves() { grep -q '^Postgres .* serves on ' "$(log_of postgres)" 2>/dev/null 9>&-; }

start_postgres() {
  mkdir -p "$POSTGRES_FOLDER"
  JVM_FLAGS="$JVM_FLAGS -Xmx64m" start_jvm postgres POSTGRES_PORT="$POSTGRES_PORT" \
    POSTGRES_DATA="$POSTGRES_FOLDER" POSTGRES_CACHE="$CACHE" POSTGRES_DATABASES="$SERVER_DATABASES"
  await_ready postgres "$PART_READY_SECONDS" postgres_serves
}

start_simulator() {
  mkdir -p "$DATA/simulator"
  # It has every call that was ever made at hand.
  JVM_FLAGS="$JVM_FLAGS -Xmx192m" SIMULATOR_WEBHOOK_SECRET=${SIMULATOR_WEBHOOK_SECRETS%%,*} start_jvm simulator SIMULATOR_PORT="$SIMULATOR_PORT" \
    SIMULATOR_DATA="$DATA/simulator" SIMULATOR_WEBHOOK_URL="$API_URL/v1/webhooks/simulator"
}

# A DATABASE_URL reaches worker and api as it reached the script, and webhook secrets reach who needs them, unseen in anybody's list of processes.
start_worker() {
  start_jvm worker WORKER_PORT="$WORKER_PORT" TEMPORAL_ADDRESS="$ENGINE_ADDRESS" \
    SIMULATOR_URL="$SIMULATOR_URL" POSTGRES_PORT="$POSTGRES_PORT"
}

# Whom it tells of events is set by its own variables, which reach it as they reached the script. None: it removes old events, and no more.
start_relay() {
  start_jvm relay RELAY_PORT="$RELAY_PORT" POSTGRES_PORT="$POSTGRES_PORT"
}

# Nobody watches its readiness here, so that it need not serve on for those who have not seen it go.
start_api() {
  SIMULATOR_WEBHOOK_SECRETS=$SIMULATOR_WEBHOOK_SECRETS start_jvm api API_PORT="$API_PORT" TEMPORAL_ADDRESS="$ENGINE_ADDRESS" \
    SIMULATOR_URL="$SIMULATOR_URL" POSTGRES_PORT="$POSTGRES_PORT" SHUTDOWN_DELAY="${SHUTDOWN_DELAY:-PT0S}"
}

await_parts() {
  await_ready simulator "$PART_READY_SECONDS" answers "$SIMULATOR_URL/health"
  await_ready worker "$PART_READY_SECONDS" answers "$WORKER_URL/actuator/health/readiness"
  await_ready relay "$PART_READY_SECONDS" answers "$RELAY_URL/actuator/health/readiness"
  await_ready api "$PART_READY_SECONDS" answers "$API_URL/actuator/health/readiness"
  [ -z "$BROKER" ] || await_ready intake "$PART_READY_SECONDS" answers "$INTAKE_URL/actuator/health/readiness"
}
