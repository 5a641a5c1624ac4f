# The processes of one run: started in groups of their own and known to the watchdog, stopped in reverse order.

PART_NAMES=()
PART_PIDS=()
SPAWNED=

# spawn NAME LOG COMMAND...: LOG - is the script's own output. The child reports its pid before it becomes the command,
# so there is no moment in which the script can die and leave a process that the watchdog has not heard of.
spawn() {
  local name=$1 log=$2
  shift 2
  set -m
  if [ "$log" = - ]; then
    sh -c "$SPAWN" sh "$name" "$@" </dev/null &
  else
    sh -c "$SPAWN" sh "$name" "$@" </dev/null >>"$log" 2>&1 &
  fi
  SPAWNED=$!
  set +m
  PART_NAMES+=("$name")
  PART_PIDS+=("$SPAWNED")
}
# shellcheck disable=SC2016
SPAWN='printf "start %s %s\n" "$$" "$1" >&9; exec 9>&-; shift; exec "$@"'

log_of() { printf '%s/%s.log' "$LOGS" "$1"; }

# spawn_logged NAME COMMAND...: the log of the run before stays as .1
spawn_logged() {
  local name=$1 log
  shift
  log=$(log_of "$name")
  [ -f "$log" ] && mv -f "$log" "$log.1"
  spawn "$name" "$log" "$@"
}

forget_part() {
  local i
  for ((i = 0; i < ${#PART_PIDS[@]}; i++)); do
    [ "${PART_PIDS[$i]}" = "$1" ] && PART_PIDS[i]=
  done
  echo "gone $1" >&9 2>/dev/null
}

# finish PID: collects an ended process and returns its exit status. What it started may still run, as a server does
# whose starter was killed.
finish() {
  local status
  wait "$1" 2>/dev/null
  status=$?
  stop_group "$1"
  forget_part "$1"
  return "$status"
}

stop_parts() {
  local i names=''
  for ((i = ${#PART_PIDS[@]} - 1; i >= 0; i--)); do
    # Which is no part: nobody waits for it, and it goes as it came.
    [ -n "${PART_PIDS[$i]}" ] && [ "${PART_NAMES[$i]}" != quick-starts ] && names="$names ${PART_NAMES[$i]}"
  done
  [ -n "$names" ] || return
  say "Stopping:$names"
  for ((i = ${#PART_PIDS[@]} - 1; i >= 0; i--)); do
    [ -n "${PART_PIDS[$i]}" ] || continue
    # Asked to end, the JVM would first finish what nobody needs.
    [ "${PART_NAMES[$i]}" != quick-starts ] || kill -KILL -- "-${PART_PIDS[$i]}" 2>/dev/null
    stop_group "${PART_PIDS[$i]}" || say "  ${PART_NAMES[$i]} did not stop in $STOP_SECONDS s and was killed"
    finish "${PART_PIDS[$i]}"
  done
  say 'Stopped; nothing is left running.'
}
