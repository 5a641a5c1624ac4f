# ./quittance doctor: a table of what is there and what is missing.

DOCTOR_STATUS=0

run_doctor() {
  [ $# -eq 0 ] || refuse_usage 'doctor takes no arguments.'
  check_settings
  check_java
  check_program Maven maven_fits "$(maven_version)" "Maven $MAVEN_NEEDED or later must be on the PATH"
  check_program curl 'have curl' "$(curl --version 2>/dev/null | sed -n '1s/^curl \([^ ]*\).*/\1/p')" 'curl must be on the PATH'
  check_engine
  check_second_engine
  check_postgres
  check_rabbitmq
  check_each_port
  check_state
  exit "$DOCTOR_STATUS"
}

row() { printf '%-8s %-18s %s\n' "$@"; }

missing() {
  row MISSING "$@"
  DOCTOR_STATUS=1
}

check_java() {
  if find_java; then row ok Java "$(java_major "$JAVA_HOME") in $JAVA_HOME"; else missing Java "$(java_missing)"; fi
}

# check_program NAME TEST VERSION OTHERWISE
check_program() {
  if $2; then row ok "$1" "$3"; else missing "$1" "$4${3:+ (there is $3)}"; fi
}

check_engine() {
  if have go; then row ok Go "$(go_version)"; else row - Go 'not there; only needed to build the Temporal server'; fi
  if ! engine_is_ours; then
    row ok Temporal "TEMPORAL_ADDRESS=$TEMPORAL_ADDRESS (test still needs a binary)"
  elif engine_on_path || engine_in_cache; then
    row ok Temporal "server $(server_version "$TEMPORAL_BIN") $TEMPORAL_FROM: $TEMPORAL_BIN"
  elif have go; then
    row ok Temporal "will be built once by Go $ENGINE_BUILD"
  else
    missing Temporal 'no server, and no Go to build it'
    three_ways
  fi
}

check_second_engine() {
  if server_in_cache; then
    row ok 'on Postgres' "server $SERVER_VERSION, UI $UI_VERSION built before: for --engine=postgres"
  elif have go; then
    row - 'on Postgres' "will be built once by Go for --engine=postgres: $SERVER_BUILD/server@v$SERVER_VERSION"
  else
    row - 'on Postgres' 'no server, and no Go to build it; only needed for --engine=postgres'
  fi
}

# Postgres refuses to run as root; a user namespace makes it nobody.
can_run_postgres() { [ "$(id -u)" -ne 0 ] || unshare -U id -un >/dev/null 2>&1; }

check_postgres() {
  if ! postgres_is_ours; then
    row ok Postgres 'the one of DATABASE_URL'
  elif can_run_postgres; then
    row ok Postgres "18, comes with the build; data in $STATE/postgres"
  else
    missing Postgres 'does not run as root where "unshare -U" does not work: be another user, or set DATABASE_URL'
  fi
}

check_rabbitmq() {
  if rabbitmq_is_there; then
    row ok RabbitMQ 'installed; Kafka comes with the build'
  elif rabbitmq_installer >/dev/null; then
    row - RabbitMQ 'will be installed by apt-get, for test and up --broker=rabbitmq'
  else
    row - RabbitMQ 'not there; test and up --broker=rabbitmq need it: apt-get install rabbitmq-server'
  fi
}

running_here() {
  local phase pid
  read -r phase pid <<EOF
$(rival)
EOF
  [ "$phase" = holding ] && printf '%s\n' "$pid"
}

check_each_port() {
  local variable owner run
  run=$(running_here)
  for variable in $(port_variables); do
    if ! port_is_busy "$variable"; then
      row ok "port ${!variable}" "$variable, free"
      continue
    fi
    owner=$(port_owner "${!variable}")
    if [ -n "$run" ]; then
      row - "port ${!variable}" "$variable, in use${owner:+ by $owner}; Quittance runs here (pid $run)"
    else
      row BUSY "port ${!variable}" "$variable, in use${owner:+ by $owner}"
      DOCTOR_STATUS=1
    fi
  done
}

check_state() {
  local free
  if ! mkdir -p "$STATE" 2>/dev/null || [ ! -w "$STATE" ]; then
    missing 'state folder' "cannot write to $STATE"
    return
  fi
  free=$(df -Pk "$STATE" | awk 'NR == 2 { print int($4 / 1024) }')
  if [ "$free" -lt 1024 ]; then
    missing 'disk space' "$free MB free, 1024 MB needed"
  else
    row ok 'state folder' "$STATE, $free MB free"
  fi
}
