# Waiting for parts and tasks: until they are ready, until they end, and what is said when they fail.

# part_failed NAME WHAT: ends the run with the log to read and its last lines.
part_failed() {
  close_progress
  {
    printf 'quittance: %s %s. Its log is %s' "$1" "$2" "$(log_of "$1")"
    if [ -s "$(log_of "$1")" ]; then
      printf ', which ends:\n'
      end_of_log "$1"
    else
      printf ' (empty).\n'
    fi
  } >&2
  exit 1
}

# The last lines, each as short as a screen can bear; of a line in JSON its level, message and innermost cause.
end_of_log() {
  tail -n 15 "$(log_of "$1")" | awk '
    /^\{/ && match($0, /"message":"([^"\\]|\\.)*"/) {
      said = substr(substr($0, RSTART + 11, RLENGTH - 12), 1, 300)
      causes = split($0, cause, "Caused by: ")
      sub(/\\n.*/, "", cause[causes])
      level = match($0, /"level":"[A-Z]+"/) ? substr($0, RSTART + 9, RLENGTH - 10) " " : ""
      $0 = level said (causes > 1 ? ": " cause[causes] : "")
    }
    { print "    " substr($0, 1, 600) }'
}

check_parts() {
  local i status
  is_running "$WATCHDOG" || part_failed watchdog 'ended by itself'
  for ((i = 0; i < ${#PART_PIDS[@]}; i++)); do
    [ -n "${PART_PIDS[$i]}" ] || continue
    is_running "${PART_PIDS[$i]}" && continue
    finish "${PART_PIDS[$i]}"
    status=$?
    is_meant_to_end "${PART_NAMES[$i]}" "$status" || part_failed "${PART_NAMES[$i]}" "ended by itself (exit status $status)"
  done
}

# is_meant_to_end NAME STATUS
is_meant_to_end() {
  case $1 in
    demo) ;;
    quick-starts) [ "$2" -eq 0 ] || say "The next start will not be a quick one; why stands in $(log_of quick-starts)" ;;
    *) return 1 ;;
  esac
}

# await_ready NAME SECONDS PROBE...: PROBE succeeds once the part can be used.
await_ready() {
  local name=$1 limit=$2 begun=$SECONDS
  shift 2
  begin_progress
  until "$@"; do
    check_parts
    [ $((SECONDS - begun)) -lt "$limit" ] || part_failed "$name" "was not ready after $limit s"
    progress "waiting for $name ($((SECONDS - begun)) s)"
    pause 0.2
  done
  close_progress
}

answers() { curl -s -f -o /dev/null -m 2 --noproxy '*' "$1" 9>&-; }

supervise() {
  while :; do
    check_parts
    pause 0.5
  done
}

# run_task TITLE DETAIL NAME COMMAND...: runs a long task into its log; DETAIL is a function that says how far it is.
run_task() {
  local title=$1 detail=$2 begun=$SECONDS pid
  shift 2
  spawn_logged "$@"
  pid=$SPAWNED
  begin_progress
  while is_running "$pid"; do
    progress "$title ($((SECONDS - begun)) s) $($detail)"
    pause 0.5
  done
  close_progress
  finish "$pid"
}
