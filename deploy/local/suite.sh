# ./quittance test: what CI runs. ./quittance audit, ./quittance races: suites alone, whose tables are for people.

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
  export QUITTANCE_TEMPORAL_BIN=$TEMPORAL_BIN
  run_visibly script-checks "$BASH" deploy/local/test/script-checks.sh
  script=$?
  run_visibly maven mvn -B -ntp verify "$@"
  maven=$?
  say "Whole run: $((SECONDS - begun)) s"
  [ "$maven" -eq 0 ] || exit "$maven"
  exit "$script"
}

run_audit() {
  local options=()
  while [ $# -gt 0 ]; do
    case $1 in
      --orders | --seed)
        [[ ${2:-} =~ ^[0-9]+$ ]] || refuse_usage "$1 takes a number"
        options+=("-D${1#--}=$2")
        shift 2
        ;;
      *) refuse_usage "audit does not know $1" ;;
    esac
  done
  run_one_suite audit AuditTest ${options[@]+"${options[@]}"}
}

run_races() {
  [ $# -eq 0 ] || refuse_usage "races does not know $1"
  run_one_suite races RaceTableTest "-Draces.page=$ROOT/docs/races.md"
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
  export QUITTANCE_TEMPORAL_BIN=$TEMPORAL_BIN
  run_visibly "$name" mvn -B -ntp -q verify -pl e2e -am "-Dtest=$suite" -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.check.skip=true "$@"
}

run_visibly() {
  local name=$1 pid
  shift
  spawn "$name" - "$@"
  pid=$SPAWNED
  while is_running "$pid"; do pause 0.2; done
  finish "$pid"
}
