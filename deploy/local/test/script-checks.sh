#!/usr/bin/env bash
# Checks of the script itself, with stand-ins for Maven, the engine and the parts: what it says, and what it leaves running.
set -u

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
PASSED=0
FAILED=0
BOUND_SECONDS=20

# shellcheck source=deploy/local/tools.sh
. "$HERE/../tools.sh"
# shellcheck source=deploy/local/java.sh
. "$HERE/../java.sh"
# shellcheck source=deploy/local/stopping.sh
. "$HERE/../stopping.sh"
# shellcheck source=deploy/local/test/stage.sh
. "$HERE/stage.sh"
# shellcheck source=deploy/local/test/expect.sh
. "$HERE/expect.sh"
# shellcheck source=deploy/local/test/checks-of-getting.sh
. "$HERE/checks-of-getting.sh"
# shellcheck source=deploy/local/test/checks-of-running.sh
. "$HERE/checks-of-running.sh"
# shellcheck source=deploy/local/test/checks-of-quick-starts.sh
. "$HERE/checks-of-quick-starts.sh"

# Each function of those files is a check.
all_checks() { sed -n 's/^\([a-z0-9_]*\)() {$/\1/p' "$HERE"/checks-of-*.sh; }

run_checks() {
  local check begun=$SECONDS
  find_java || { java_missing; exit 1; }
  set_stage
  trap 'strike_stage' EXIT
  trap 'exit 130' INT TERM HUP
  for check in $(all_checks); do
    set_scene
    if "$check"; then
      PASSED=$((PASSED + 1))
    else
      FAILED=$((FAILED + 1))
      printf 'script: failed: %s\n' "${check//_/ }"
      sed 's/^/    /' "$OUT"* 2>/dev/null
    fi
    strike_scene
  done
  printf 'The checks of the script took %s s.\n' $((SECONDS - begun))
  printf 'script: %s passed, %s failed\n' "$PASSED" "$FAILED"
  [ "$FAILED" -eq 0 ] && [ "$PASSED" -gt 0 ]
}

run_checks
