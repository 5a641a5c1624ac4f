#!/usr/bin/env bash
# The watchdog: a process of its own that stops the parts when the script that started them has died without doing so.
# It reads the pipe whose only writer is the script, so the end of the input is the end of the script, kill -9 included.
# Lines: "start PID NAME" and "gone PID".
set -u
trap '' HUP INT TERM PIPE

# shellcheck source=deploy/local/stopping.sh
. "$(dirname "${BASH_SOURCE[0]}")/stopping.sh"

CLAIM=$1
NAMES=()
PIDS=()

forget() {
  local i
  for ((i = 0; i < ${#PIDS[@]}; i++)); do
    [ "${PIDS[$i]}" = "$1" ] && PIDS[i]=
  done
}

while read -r event pid name; do
  case $event in
    start)
      PIDS+=("$pid")
      NAMES+=("$name")
      ;;
    gone) forget "$pid" ;;
  esac
done

for ((i = ${#PIDS[@]} - 1; i >= 0; i--)); do
  [ -n "${PIDS[$i]}" ] || continue
  if stop_group "${PIDS[$i]}"; then how=stopped; else how=killed; fi
  printf '%s %s (pid %s) %s after the script had gone\n' "$(date '+%Y-%m-%d %H:%M:%S')" "${NAMES[$i]}" "${PIDS[$i]}" "$how"
done
[ -z "$CLAIM" ] || rm -f "$CLAIM"
