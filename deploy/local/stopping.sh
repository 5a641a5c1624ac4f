# Ends one process group and knows whether a process still runs. The script and its watchdog share it.

STOP_SECONDS=10

# Held open by no child: the watchdog must see the script's end at once.
pause() { sleep "$1" 9>&-; }

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

# stop_group PID: TERM, then KILL after STOP_SECONDS; the last KILL also sweeps what outlived its leader.
stop_group() {
  local waited=0
  kill -TERM -- "-$1" 2>/dev/null
  while is_running "$1" && [ "$waited" -lt $((STOP_SECONDS * 10)) ]; do
    pause 0.1
    waited=$((waited + 1))
  done
  kill -KILL -- "-$1" 2>/dev/null
  [ "$waited" -lt $((STOP_SECONDS * 10)) ]
}
