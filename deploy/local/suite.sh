# ./quittance test: what CI runs. ./quittance audit, races, soak, bench and simulate: suites alone, whose tables are for people.

run_suite() {
  local begun=$SECONDS script maven
  need_java
  need_maven
  need_curl
  prepare_state
  guard_run
  start_watchdog
  # The end-to-end suites start and kill servers of their own, so a cluster elsewhere does not do.
  acquire_engine
  need_rabbitmq
  name_engine "$@"
  run_visibly script-checks "$BASH" deploy/local/test/script-checks.sh
  script=$?
  run_visibly maven mvn -B -ntp verify "$@"
  maven=$?
  say "Whole run: $((SECONDS - begun)) s"
  [ "$maven" -eq 0 ] || exit "$maven"
  exit "$script"
}

# name_engine MAVEN_ARGS: the suites are told of the engines by these, and by -Dengine=postgres to run on the second.
name_engine() {
  export QUITTANCE_TEMPORAL_BIN=$TEMPORAL_BIN
  case " $* " in
    *' -Dengine=postgres '*)
      ENGINE=postgres
      acquire_server
      export QUITTANCE_TEMPORAL_SERVER=$SERVER_CACHED QUITTANCE_TEMPORAL_SQL=$SERVER_SQL_CACHED
      ;;
  esac
}

run_audit() {
  run_orders audit AuditTest 500 "$@"
}

run_mixed() {
  run_orders mixed MixedOrdersTest 1000 "$@"
}

# --page: the run is written to docs/reliability.md, in the place of an earlier one of its seed.
run_chaos() {
  local orders=500 options=()
  while [ $# -gt 0 ]; do
    case $1 in
      --orders) require_number "$1" "${2:-}" && orders=$2 && shift ;;
      --seed) require_number "$1" "${2:-}" && options+=("-Dseed=$2") && shift ;;
      --page) options+=("-Dchaos.page=$ROOT/docs/reliability.md") ;;
      *) refuse_usage "chaos does not know $1" ;;
    esac
    shift
  done
  run_one_suite chaos ChaosTest "-Dorders=$orders" ${options[@]+"${options[@]}"}
}

# run_orders NAME TEST ORDERS [--orders N] [--seed S]: a suite over so many random orders, left alone for a while where it judges that.
run_orders() {
  local name=$1 suite=$2 orders=$3 options=(-Drest=PT3M)
  shift 3
  while [ $# -gt 0 ]; do
    case $1 in
      --orders)
        require_number "$1" "${2:-}"
        orders=$2
        shift 2
        ;;
      --seed)
        require_number "$1" "${2:-}"
        options+=("-Dseed=$2")
        shift 2
        ;;
      *) refuse_usage "$name does not know $1" ;;
    esac
  done
  run_one_suite "$name" "$suite" "-Dorders=$orders" "${options[@]}"
}

run_races() {
  case ${1:-} in
    '') run_one_suite races RaceTableTest "-Draces.page=$ROOT/docs/races.md" ;;
    --only)
      [ -n "${2:-}" ] && [ $# -eq 2 ] || refuse_usage '--only takes words that follow one upon the other, in quotes'
      run_one_suite races RaceTableTest "-Draces.only=$2"
      ;;
    *) refuse_usage "races does not know $1" ;;
  esac
}

# The stack under a steady load, whose curves go to the page.
run_soak() {
  local minutes=20 options=("-Dsoak.page=$ROOT/docs/reliability.md")
  while [ $# -gt 0 ]; do
    case $1 in
      --minutes) require_number "$1" "${2:-}" && minutes=$2 ;;
      --seed) require_number "$1" "${2:-}" && options+=("-Dseed=$2") ;;
      *) refuse_usage "soak does not know $1" ;;
    esac
    shift 2
  done
  run_one_suite soak SoakTest "-Dsoak.minutes=$minutes" "${options[@]}"
}

# What an order costs, and how fast it goes beside the least the engine can do. --quick: the counts alone, held against their budgets.
run_benchmark() {
  local quick=no options=() open=() engine=()
  while [ $# -gt 0 ]; do
    case $1 in
      --quick) quick=yes ;;
      --open) require_number "$1" "${2:-}" && open=("-Dbench.open=$2") && shift ;;
      --engine=sqlite) ;;
      --engine=postgres) engine=(-Dengine=postgres) ;;
      *) refuse_usage "bench does not know $1" ;;
    esac
    shift
  done
  if [ "$quick" = no ]; then options=("-Dbench.page=$ROOT/docs/performance.md" ${open[@]+"${open[@]}"}); fi
  run_one_suite bench BenchTest ${engine[@]+"${engine[@]}"} ${options[@]+"${options[@]}"}
}

# run_one_suite NAME TEST OPTIONS: builds what it needs, and returns the suite's exit status.
run_one_suite() {
  local name=$1 suite=$2
  shift 2
  need_java
  need_maven
  need_curl
  prepare_state
  guard_run
  start_watchdog
  acquire_engine
  case $name in chaos | soak) need_rabbitmq ;; esac
  name_engine "$@"
  run_visibly "$name" mvn -B -ntp -q verify -pl e2e -am "-Dtest=$suite" -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.check.skip=true "$@"
}

# Random schedules through the machine, or with --workflows through the workflow. No engine is needed.
run_simulate() {
  local schedules=1000000 module=domain suite=SimulationTest count=schedules
  local options=(-Dsurefire.failIfNoSpecifiedTests=false -Dspotless.check.skip=true)
  while [ $# -gt 0 ]; do
    case $1 in
      --schedules) require_number "$1" "${2:-}" && schedules=$2 ;;
      --workflows)
        require_number "$1" "${2:-}"
        schedules=$2 module=workflows suite=WorkflowSimulationTest count=workflows
        ;;
      --seed) require_number "$1" "${2:-}" && options+=("-Dseed=$2") ;;
      *) refuse_usage "simulate does not know $1" ;;
    esac
    shift 2
  done
  need_java
  need_maven
  prepare_state
  guard_run
  start_watchdog
  run_visibly simulation mvn -B -ntp -q test -pl "$module" -am "-Dtest=$suite" "${options[@]}" "-D$count=$schedules"
}

# What Java can't hold it reads as if nothing had been said, and an audit of nothing shows nothing.
require_number() {
  local pattern='^[1-9][0-9]{0,5}$' range='from 1 to 999999'
  case $1 in
    --seed) pattern='^[0-9]{1,18}$' range='of at most 18 digits' ;;
    --schedules | --workflows) pattern='^[1-9][0-9]{0,8}$' range='from 1 to 999999999' ;;
  esac
  [[ $2 =~ $pattern ]] || refuse_usage "$1 takes a number $range"
}

run_visibly() {
  local name=$1 pid
  shift
  spawn "$name" - "$@"
  pid=$SPAWNED
  while is_running "$pid"; do pause 0.2; done
  finish "$pid"
}
