# Ends one process group and knows whether a process still runs. The script and its watchdog share it.

# Longer than worker and api take to finish what they are doing.
STOP_SECONDS=40

# Held open by no child: the watchdog must see the script's end at once.
# Bash tells of a killed part while it waits; the script tells that in words of its own.
pause() { sleep "$1" 9>&-; } 2>/dev/null

# A dead process that its parent has not collected still answers to kill -0.
is_zombie() {
  local line
  if [ -d /proc/self ]; then
    { read -r line <"/proc/$1/stat"; } 2>/dev/null || return 0
    line=${line##*) }
    [ "${line%% *}" = Z ]
  else
    case $(ps -o stat= -p "$1" 2>/dev/null) in
      Z* | '') return 0 ;;
      *) return 1 ;;
    esac
  fi
}

is_running() { kill -0 "$1" 2>/dev/null && ! is_zombie "$1"; }

# group_runs PID: whether its leader runs, or what a dead leader left, such as a server that is being stopped.
group_runs() {
  is_running "$1" && return
  kill -0 -- "-$1" 2>/dev/null && group_has_members "$1"
}

group_has_members() {
  local file line
  if [ -d /proc/self ]; then
    for file in /proc/[0-9]*/stat; do
      { read -r line <"$file"; } 2>/dev/null || continue
      # shellcheck disable=SC2086
      set -- "$1" ${line##*) }
      [ "$4" = "$1" ] && [ "$2" != Z ] && return
    done
    return 1
  else
    ps -A -o pgid= -o stat= | awk -v group="$1" '$1 == group && $2 !~ /^Z/ { found = 1 } END { exit !found }'
  fi
}

# stop_group PID: TERM, then KILL after STOP_SECONDS.
stop_group() {
  local waited=0
  kill -TERM -- "-$1" 2>/dev/null
  while group_runs "$1" && [ "$waited" -lt $((STOP_SECONDS * 10)) ]; do
    pause 0.1
    waited=$((waited + 1))
  done
  kill -KILL -- "-$1" 2>/dev/null
  [ "$waited" -lt $((STOP_SECONDS * 10)) ]
}
