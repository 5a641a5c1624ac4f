#!/usr/bin/env bash
# warm.sh [--is-done] FOLDER JAR...: for each runnable jar NAME.jar, once for each jar, JDK and options, a folder FOLDER/NAME with the jar
# unpacked and the JVM's cache of its start (NAME.aot); classes in a jar within a jar can't be cached. Whoever starts the part uses the folder if
# made-of stands in it, else the jar; a cache that is broken or unfit the JVM passes over. --is-done: only says whether all are there.
set -u

ASKED=no
if [ "$1" = --is-done ]; then
  ASKED=yes
  shift
fi
FOLDER=$1
shift
JAVA=$JAVA_HOME/bin/java
OPTIONS=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)/jvm.options

made_of() {
  cksum <"$1"
  cksum <"$OPTIONS"
  cat "$JAVA_HOME/release" 2>/dev/null || printf '%s\n' "$JAVA_HOME"
}

is_done() { [ "$(made_of "$1")" = "$(cat "$FOLDER/$(basename "$1" .jar)/made-of" 2>/dev/null)" ]; }

warm() {
  local jar=$1 name home made
  is_done "$jar" && return
  # As it is now: a build may put another one in its place meanwhile.
  made=$(made_of "$jar") || return
  name=$(basename "$jar" .jar)
  home=$FOLDER/$name
  rm -rf "${FOLDER:?}/$name"
  "$JAVA" -Djarmode=tools -jar "$jar" extract --destination "$home" || return
  train "$home" "$name" || return
  # Last, so that what was broken off is not used.
  [ "$made" = "$(made_of "$jar")" ] && printf '%s\n' "$made" >"$home/made-of"
}

# The context is made, nothing is served or polled, and the JVM ends. What the environment names is not for a training.
train() {
  env -i PATH="$PATH" LANG="${LANG:-}" LC_ALL="${LC_ALL:-}" TEMPORAL_ADDRESS=127.0.0.1:1 POSTGRES_PORT=1 \
    "$JAVA" "@$OPTIONS" -XX:AOTCacheOutput="$1/$2.aot" -Dspring.context.exit=onRefresh -jar "$1/$2.jar" && [ -s "$1/$2.aot" ]
}

status=0
mkdir -p "$FOLDER" && FOLDER=$(cd "$FOLDER" && pwd -P) || exit
for jar in "$@"; do
  if [ "$ASKED" = yes ]; then
    is_done "$jar" || exit
  else
    # One after the other: each takes as much memory as the part itself.
    warm "$jar" || status=1
  fi
done
exit "$status"
