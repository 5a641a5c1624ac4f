# What the checks of the script expect: waits with a bound, and a complaint when it does not come.

await() {
  local tries=0
  until "$@" 2>/dev/null; do
    [ "$tries" -lt $((BOUND_SECONDS * 20)) ] || return 1
    tries=$((tries + 1))
    sleep 0.05
  done
}

has_ended() { ! is_running "$1"; }

one_has_ended() { has_ended "$1" || has_ended "$2"; }

nothing_running() {
  local file
  for file in "$FAKE_PIDS"/*; do
    [ ! -e "$file" ] || has_ended "$(cat "$file")" || return 1
  done
}

expect_nothing_running() { await nothing_running || complain 'something is left running'; }

expect_started() {
  local part
  for part in "$@"; do
    [ -s "$FAKE_PIDS/$part" ] || complain "$part was never started" || return 1
  done
}

expect_status() { [ "$1" -eq "$2" ] || complain "exit status $2, not $1"; }

expect_end() {
  await has_ended "$UP" || complain 'it did not end' || return 1
  wait "$UP"
  expect_status "$1" $?
}

expect_says() { grep -q -e "$1" "$OUT" || complain "it does not say: $1"; }

expect_given() { grep -qxF -e "$2" "$SCENE/books-$1" || complain "$1 is not given $2"; }

# expect_trained TIMES: so often by all calls so far, of which this makes one more.
expect_trained() {
  "$BASH" "$TREE/deploy/local/warm.sh" "$SCENE/warm" "$SCENE/part.jar" >"$OUT" 2>&1 || complain 'it failed' || return 1
  [ "$(wc -l <"$SCENE/warm/trainings")" -eq "$1" ] || complain "trained $(wc -l <"$SCENE/warm/trainings") times, not $1" || return 1
  [ -s "$SCENE/warm/part/part.aot" ] && [ -s "$SCENE/warm/part/part.jar" ] && [ -e "$SCENE/warm/part/made-of" ]
}

complain() {
  printf '    %s\n' "$1"
  return 1
}
