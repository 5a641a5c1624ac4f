# ./quittance test: what CI runs.

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

run_visibly() {
  local name=$1 pid
  shift
  spawn "$name" - "$@"
  pid=$SPAWNED
  while is_running "$pid"; do pause 0.2; done
  finish "$pid"
}
