# The caches that make a start quick: made once, never old, and never in the way.

a_cache_is_made_once_and_anew_when_jar_options_or_jdk_change() {
  echo jar >"$SCENE/part.jar"
  expect_trained 1 && expect_trained 1 || return 1
  echo other >"$SCENE/part.jar"
  expect_trained 2 || return 1
  echo '# changed' >>"$TREE/deploy/local/jvm.options"
  expect_trained 3 || return 1
  echo 'SOURCE="changed"' >>"$SCENE/jdk/release"
  expect_trained 4 && expect_trained 4
}

what_an_old_jar_left_is_gone_when_the_new_one_can_not_be_prepared() {
  echo old >"$SCENE/other.jar"
  "$BASH" "$TREE/deploy/local/warm.sh" "$SCENE/warm-other" "$SCENE/other.jar" >"$OUT" 2>&1 || return 1
  echo new >"$SCENE/other.jar"
  touch "$SCENE/warm-other/fails"
  "$BASH" "$TREE/deploy/local/warm.sh" "$SCENE/warm-other" "$SCENE/other.jar" >"$OUT" 2>&1
  expect_status 1 $? && [ ! -e "$SCENE/warm-other/other/made-of" ]
}

up_starts_from_the_jars_and_makes_the_caches_that_the_next_start_uses() {
  local warm=$TREE/.quittance/warm
  rm -rf "$warm"
  start_up && grep -q -e "-jar $TREE/.quittance/jars/worker.jar" "$SCENE/run-worker" || return 1
  await [ -e "$warm/worker/made-of" ] && await [ -e "$warm/api/made-of" ] && await [ -e "$warm/relay/made-of" ] || return 1
  kill -TERM "$UP"
  expect_end 0 && start_up || return 1
  kill -TERM "$UP"
  expect_end 0 && grep -q -e "-XX:AOTCache=$warm/worker/worker.aot -jar $warm/worker/worker.jar" "$SCENE/run-worker" &&
    grep -q -e "-XX:AOTCache=$warm/api/api.aot" "$SCENE/run-api" && grep -q -e "jar $TREE/.quittance/jars/postgres.jar" "$SCENE/run-postgres"
}

caches_that_can_not_be_made_stop_nothing() {
  local warm=$TREE/.quittance/warm
  rm -rf "$warm"
  mkdir -p "$warm"
  touch "$warm/fails"
  start_up && await grep -q 'will not be a quick one' "$OUT" || return 1
  kill -TERM "$UP"
  rm "$warm/fails"
  expect_end 0
}

no_cache_that_is_broken_or_gone_stops_a_start() {
  local cache
  echo broken >"$SCENE/broken.aot"
  for cache in "$SCENE/broken.aot" "$SCENE/none.aot" "$SCENE"; do
    "$REAL_JAVA" "@$TREE/deploy/local/jvm.options" -XX:AOTCache="$cache" -version >"$OUT" 2>&1 || complain "a start fails on $cache" || return 1
  done
}
