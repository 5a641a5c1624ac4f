# ./quittance generate and ./quittance list-bench: books of a shop's size, and how fast their list is.

LIST_BENCH_PORTS='API_PORT POSTGRES_PORT'
# A shop that lists its orders needs no engine, so none is started.
NO_ENGINE=127.0.0.1:1

# run_bench NAME ARGS: runs the bench's own process on the terminal, and returns its exit status.
run_bench() {
  local name=$1
  shift
  # shellcheck disable=SC2086
  run_visibly "$name" env POSTGRES_PORT="$POSTGRES_PORT" "$JAVA_HOME/bin/java" $JVM_FLAGS -Xmx384m -jar "$JARS/bench.jar" "$@"
}

build_bench() {
  BUILT_PARTS="$BUILT_PARTS bench"
  build_if_changed
}

run_generate() {
  check_settings
  need_java
  prepare_state
  guard_run
  start_watchdog
  build_bench
  run_bench generate generate "$@"
  exit $?
}

run_list_bench() {
  local orders=1000000 report=$STATE/lists.md
  while [ $# -gt 0 ]; do
    case $1 in
      --orders) orders=${2:-} ;;
      --report) report=${2:-} ;;
      *) refuse_usage "list-bench does not know: $1" ;;
    esac
    [ -n "${2:-}" ] || refuse_usage "$1 needs a value"
    shift 2
  done
  prepare_up
  check_list_bench_ports
  build_bench
  check_list_bench_ports
  fill_books "$orders"
  start_lone_api
  run_bench lists lists --api "$API_URL" --report "$report"
  exit $?
}

check_list_bench_ports() {
  # shellcheck disable=SC2086
  if postgres_is_ours; then check_ports $LIST_BENCH_PORTS; else check_ports API_PORT; fi
}

# Never the books of up, which somebody may be looking at.
fill_books() {
  if postgres_is_ours; then
    POSTGRES_FOLDER=$STATE/lists
    start_postgres
  fi
  run_bench generate generate --orders "$1" || exit 1
}

start_lone_api() {
  ENGINE_ADDRESS=$NO_ENGINE
  start_api
  await_ready api "$PART_READY_SECONDS" answers "$API_URL/v1/orders?limit=1"
}
