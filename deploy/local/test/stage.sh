# What the checks of the script stand on: a copy of it in a folder of its own, stand-ins on the PATH, and what to expect.

# A process that was started deaf to a signal, as background jobs of a script are, hands that down; bash can't undo it.
HEEDING=()
env --default-signal=INT,HUP true 2>/dev/null && HEEDING=(env --default-signal=INT,HUP)

set_stage() {
  SCENE=$(mktemp -d)
  # The script prints physical paths.
  SCENE=$(cd "$SCENE" && pwd -P)
  TREE=$SCENE/tree
  REAL_JAVA=$JAVA_HOME/bin/java
  export REAL_JAVA FAKES="$HERE/fakes" FAKE_PIDS="$SCENE/pids" FAKE_WWW="$SCENE/www"
  mkdir -p "$SCENE/bin" "$SCENE/www/actuator/health" "$SCENE/jdk/bin" "$TREE/deploy" "$TREE/.mvn"
  echo ok | tee "$FAKE_WWW/health" "$FAKE_WWW/healthz" >"$FAKE_WWW/actuator/health/readiness"
  echo 'JAVA_VERSION="25.0.1"' >"$SCENE/jdk/release"
  cp "$FAKES/java" "$SCENE/jdk/bin/java"
  cp "$FAKES/java" "$SCENE/jdk/bin/javac"
  cp "$FAKES/mvn" "$FAKES/go" "$SCENE/bin"
  put_engine_on_path
  cp "$HERE/../../../quittance" "$TREE"
  cp -R "$HERE/.." "$TREE/deploy/local"
  plant_sources
  choose_ports
  forget_settings
  export JAVA_HOME=$SCENE/jdk PATH=$SCENE/bin:$PATH XDG_CACHE_HOME=$SCENE/cache
  CACHE_FILE=$SCENE/cache/quittance/temporal-1.5.1
  SERVER_FILES=$SCENE/cache/quittance/temporal
}

put_server_in_cache() {
  mkdir -p "${SERVER_FILES%/*}"
  cp "$FAKES/temporal-sql" "$SERVER_FILES-sql-1.29.1"
  cp "$FAKES/temporal-server" "$SERVER_FILES-server-1.29.1"
  cp "$FAKES/temporal-server" "$SERVER_FILES-ui-2.42.1"
}

put_engine_on_path() { cp "$FAKES/temporal" "$SCENE/bin/temporal"; }

plant_sources() {
  local part
  echo '<project/>' >"$TREE/pom.xml"
  for part in worker api relay intake simulator postgres brokers bench; do
    mkdir -p "$TREE/$part/src/main"
    echo '<project/>' >"$TREE/$part/pom.xml"
    echo 'class Part {}' >"$TREE/$part/src/main/Part.java"
  done
}

choose_ports() {
  # shellcheck disable=SC2046
  set -- $("$REAL_JAVA" "$HERE/FreePorts.java" 17)
  export API_PORT=$1 WORKER_PORT=$2 SIMULATOR_PORT=$3 TEMPORAL_PORT=$4 TEMPORAL_UI_PORT=$5 POSTGRES_PORT=$6 RELAY_PORT=$7
  export INTAKE_PORT=$8 KAFKA_PORT=$9 KAFKA_CONTROLLER_PORT=${10}
  export TEMPORAL_FRONTEND_RING_PORT=${11} TEMPORAL_HISTORY_PORT=${12} TEMPORAL_HISTORY_RING_PORT=${13} TEMPORAL_MATCHING_PORT=${14}
  export TEMPORAL_MATCHING_RING_PORT=${15} TEMPORAL_WORKER_PORT=${16} TEMPORAL_WORKER_RING_PORT=${17}
}

forget_settings() { unset TEMPORAL_ADDRESS TEMPORAL_NAMESPACE DATABASE_URL BIND_ADDRESS SIMULATOR_WEBHOOK_SECRETS JAVA_TOOL_OPTIONS; }

set_scene() {
  OUT=$SCENE/out
  UP=
  rm -rf "$FAKE_PIDS"
  rm -f "$SCENE"/out* "$SCENE"/engine-* "$SCENE"/books-* "$SCENE"/run-*
  mkdir -p "$FAKE_PIDS"
}

# A failed check must not spoil the next one.
strike_scene() {
  local file
  [ -z "$UP" ] || { kill -TERM "$UP" && await has_ended "$UP" || kill -KILL "$UP"; } 2>/dev/null
  nothing_running || for file in "$FAKE_PIDS"/*; do
    kill -KILL "$(cat "$file")" 2>/dev/null
  done
}

strike_stage() {
  strike_scene
  rm -rf "$SCENE"
}

# quittance ARGS: runs it to its end.
quittance() {
  launch "$@"
  await has_ended "$UP" || return 99
  wait "$UP"
}

# launch ARGS: in a process group of its own, as a terminal would, so that Ctrl-C can be given to the group.
launch() {
  set -m
  ${HEEDING[@]+"${HEEDING[@]}"} "$TREE/quittance" "$@" >"$OUT" 2>&1 </dev/null &
  UP=$!
  set +m
}

start_up() {
  rm -f "$FAKE_PIDS"/*
  launch up
  await grep -q 'Ready after' "$OUT"
}

old_jdk() {
  mkdir -p "$SCENE/old-jdk"
  cp -R "$SCENE/jdk/bin" "$SCENE/old-jdk"
  echo 'JAVA_VERSION="17.0.15"' >"$SCENE/old-jdk/release"
}

hold_port() {
  "$REAL_JAVA" -m jdk.httpserver -b 127.0.0.1 -p "$1" -d "$FAKE_WWW" -o none >/dev/null 2>&1 &
  HOLDER=$!
  await accepts "$1"
}

accepts() { (exec 3<>"/dev/tcp/127.0.0.1/$1"); }

release_port() {
  kill "$HOLDER"
  wait "$HOLDER" 2>/dev/null
}

# Runs up against a port that is taken, so that it ends before anything is started.
hold_and_run() {
  hold_port "$API_PORT"
  quittance up
  release_port
}

source_parts() {
  local part
  for part in "$@"; do
    # shellcheck disable=SC1090
    . "$TREE/deploy/local/$part.sh"
  done
}

# Runs only the building part of up.
quittance_builds() {
  (
    ROOT=$TREE
    cd "$TREE" || exit 1
    source_parts say settings java tools stopping guard processes waiting claim build
    prepare_state
    guard_run
    start_watchdog
    build_if_changed
  ) >"$OUT" 2>&1
}

builds() { wc -l <"$SCENE/builds"; }

# Runs only the part of up that gets an engine, and says which one it got.
acquire() {
  (
    ROOT=$TREE
    source_parts say settings tools stopping guard processes waiting claim engine
    prepare_state
    guard_run
    start_watchdog
    acquire_engine
    echo "engine: $TEMPORAL_BIN $TEMPORAL_FROM"
  )
}

# The same for what --engine=postgres needs.
acquire_second() {
  (
    ROOT=$TREE
    source_parts say settings tools stopping guard processes waiting claim engine server brokers
    ENGINE=postgres
    prepare_state
    guard_run
    start_watchdog
    acquire_server
  )
}
