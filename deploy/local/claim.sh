# One run per state folder. Each run writes a claim, then looks at the others: two that start at once both see each other.
# A claim is worth what its processes are worth, so nothing has to be cleaned up after kill -9.

CLAIM=
CLAIM_WAIT_SECONDS=60

# A pid alone can be another process by now.
started_at() {
  local line
  if [ -d /proc/self ]; then
    { read -r line <"/proc/$1/stat"; } 2>/dev/null || return 1
    # shellcheck disable=SC2086
    set -- ${line##*) }
    printf '%s\n' "${20}"
  else
    ps -o lstart= -p "$1" 2>/dev/null | tr -s ' ' _
  fi
}

same_process() { [ "$1" != - ] && is_running "$1" && [ "$(started_at "$1")" = "$2" ]; }

write_claim() {
  local watchdog=${WATCHDOG:--} since=-
  [ "$watchdog" = - ] || since=$(started_at "$watchdog")
  printf '%s %s %s %s\n' "$1" "$(started_at $$)" "$watchdog" "$since" >"$STATE/claims/.$$" &&
    mv -f "$STATE/claims/.$$" "$CLAIM"
}

# Prints "holding PID", "stopping PID" (only its watchdog lives) or "claiming PID"; nothing if no one else is there.
rival() {
  local file pid phase since watchdog watchdog_since found=''
  for file in "$STATE"/claims/[0-9]*; do
    pid=${file##*/}
    [ -e "$file" ] && [ "$pid" != $$ ] || continue
    { read -r phase since watchdog watchdog_since <"$file"; } 2>/dev/null || continue
    if same_process "$pid" "$since"; then
      found="$phase $pid"
      [ "$phase" = holding ] && break
    elif same_process "$watchdog" "$watchdog_since"; then
      found="stopping $pid"
    else
      rm -f "$file"
    fi
  done
  [ -z "$found" ] || printf '%s\n' "$found"
}

take_claim() {
  local phase pid begun=$SECONDS
  mkdir -p "$STATE/claims"
  CLAIM=$STATE/claims/$$
  write_claim claiming
  while :; do
    read -r phase pid <<EOF
$(rival)
EOF
    case $phase in
      '') break ;;
      holding) die "this folder's Quittance runs already (pid $pid); stop that one first." ;;
      claiming) yield_to "$pid" ;;
      stopping)
        [ $((SECONDS - begun)) -lt "$CLAIM_WAIT_SECONDS" ] || die "the run before (pid $pid) is still being stopped."
        progress "waiting for the run before (pid $pid) to be stopped"
        pause 0.2
        ;;
    esac
  done
  write_claim holding
}

# Of two that start at once the one with the lower pid stays.
yield_to() {
  if [ "$1" -lt $$ ]; then
    rm -f "$CLAIM"
    pause 0.4
    write_claim claiming
  else
    pause 0.1
  fi
}

# The watchdog's life counts as the run's: until it is done, the parts may still be there.
add_watchdog_to_claim() { write_claim holding; }

release_claim() { [ -z "$CLAIM" ] || rm -f "$CLAIM"; }
