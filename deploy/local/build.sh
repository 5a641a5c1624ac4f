# Builds the runnable jars when an input changed, and keeps copies of them: a later build must not pull a jar from under
# a running process.

JARS=$STATE/jars
BUILT_PARTS='worker api relay simulator postgres'
WARM=$STATE/warm
# Those whose start is long enough to be worth a cache of it.
WARM_PARTS='worker api relay intake'

# One line of checksum, size and name for each input; contents, so that a checkout or a touch alone builds nothing.
build_inputs() {
  printf 'java %s\n' "$(java_major "$JAVA_HOME")"
  find pom.xml .mvn ./*/pom.xml ./*/src/main -type f -exec cksum {} + 2>/dev/null | LC_ALL=C sort
}

is_built() {
  local part
  for part in $BUILT_PARTS; do
    [ -f "$JARS/$part.jar" ] || return 1
  done
  [ "$1" = "$(cat "$JARS/inputs" 2>/dev/null)" ]
}

build_if_changed() {
  local inputs begun=$SECONDS
  inputs=$(build_inputs)
  is_built "$inputs" && return
  need_maven
  say "Building (log: $(log_of build))"
  mkdir -p "$JARS" && rm -f "$JARS/inputs"
  run_task building maven_progress build \
    mvn -B -ntp -Dstyle.color=never -Dmaven.test.skip=true -Dspotless.check.skip=true -pl "${BUILT_PARTS// /,}" -am package ||
    build_failed
  keep_jars
  printf '%s\n' "$inputs" >"$JARS/inputs"
  say "Built in $((SECONDS - begun)) s"
}

maven_progress() {
  sed -n 's/.*Building \(Quittance [^ ]*\).*\(\[[0-9/]*\]\).*/\2 \1/p' "$(log_of build)" 2>/dev/null | tail -n 1
}

build_failed() {
  close_progress
  printf 'quittance: the build failed. Its log is %s; it says:\n' "$(log_of build)" >&2
  grep '^\[ERROR\]' "$(log_of build)" | head -n 15 | sed 's/^/    /' >&2
  exit 1
}

keep_jars() {
  local part jar
  for part in $BUILT_PARTS; do
    # shellcheck disable=SC2012
    jar=$(ls -t "$part"/target/*-exec.jar 2>/dev/null | head -n 1)
    [ -n "$jar" ] || die "the build left no $part/target/*-exec.jar; its log is $(log_of build)"
    # Or the code of before would be started from it.
    rm -f "$WARM/$part/made-of"
    cp "$jar" "$JARS/.$part.jar" && mv -f "$JARS/.$part.jar" "$JARS/$part.jar" || die "cannot write to $JARS."
  done
}

is_warm() { [ -e "$WARM/$1/made-of" ]; }

# warm_jars: the jars, of those that are started here, whose start is worth a cache.
warm_jars() {
  local part
  for part in $WARM_PARTS; do
    case " $BUILT_PARTS " in *" $part "*) printf '%s\n' "$JARS/$part.jar" ;; esac
  done
}

# What was made of another jar, JDK or other options is not started from. Sets QUICK_STARTS.
forget_old_caches() {
  local jar
  QUICK_STARTS=ready
  while IFS= read -r jar; do
    aside "$BASH" deploy/local/warm.sh --is-done "$WARM" "$jar" && continue
    rm -f "$WARM/$(basename "$jar" .jar)/made-of"
    QUICK_STARTS=missing
  done < <(warm_jars)
}

# For the next start, while this one is used: nobody waits for it, and a start is only slow without it.
prepare_quick_starts() {
  local jars=() jar
  [ "$QUICK_STARTS" = missing ] || return
  while IFS= read -r jar; do jars+=("$jar"); done < <(warm_jars)
  spawn_logged quick-starts nice -n 19 "$BASH" deploy/local/warm.sh "$WARM" "${jars[@]}"
}
