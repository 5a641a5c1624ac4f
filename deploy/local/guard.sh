# Whatever way the script ends, what it started ends too: by its own traps, or by the watchdog when it can't any more.

WATCHDOG=
READY=no

# File descriptor 9 is the script's end of the watchdog's pipe; nothing else may keep it open.
start_watchdog() {
  local pipe
  pipe=$(mktemp -u "$STATE/watchdog-XXXXXX") && mkfifo "$pipe" || die "cannot make a pipe in $STATE."
  # shellcheck disable=SC2094
  # 7 keeps both sides open for a moment, so that neither of the next two waits for the other.
  exec 7<>"$pipe" 8<"$pipe" 9>"$pipe"
  set -m
  "$BASH" "$ROOT/deploy/local/watchdog.sh" "${1:-}" <&8 >>"$LOGS/watchdog.log" 2>&1 7>&- 8>&- 9>&- &
  WATCHDOG=$!
  set +m
  exec 7>&- 8<&-
  rm -f "$pipe"
}

guard_run() {
  trap on_exit EXIT
  trap 'on_signal 130' INT
  trap 'on_signal 143' TERM
  trap 'on_signal 129' HUP
}

on_signal() {
  [ -t 1 ] && printf '\n'
  [ "$READY" = yes ] && exit 0
  exit "$1"
}

on_exit() {
  local status=$?
  trap - EXIT
  # A closed terminal or a reader that is gone must not keep the parts from being stopped.
  trap '' INT TERM HUP PIPE
  stop_parts
  dismiss_watchdog
  release_claim
  exit "$status"
}

# It goes once it has seen to what a signal between a start and its noting down made the script miss.
dismiss_watchdog() {
  local waited=0
  exec 9>&-
  while [ -n "$WATCHDOG" ] && is_running "$WATCHDOG" && [ "$waited" -lt 400 ]; do
    pause 0.05
    waited=$((waited + 1))
  done
}
