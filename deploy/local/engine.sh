# Gets a Temporal server to run: the one on the PATH, the one built before, or one built now.

ENGINE_VERSION=1.5.1
ENGINE_SERVER_NEEDED=1.29
ENGINE_BUILD=github.com/temporalio/cli/cmd/temporal@v$ENGINE_VERSION
ENGINE_CACHED=$CACHE/temporal-$ENGINE_VERSION
TEMPORAL_BIN=
TEMPORAL_FROM=

# Prints the version of the server inside a temporal binary; the binary's own is 0.0.0-DEV when built from source.
server_version() { aside "$1" --version 2>/dev/null | sed -n 's/^temporal version .*(Server \([0-9][0-9.]*\).*/\1/p'; }

engine_fits() {
  local version
  version=$(server_version "$1")
  [ -n "$version" ] && at_least "$version" "$ENGINE_SERVER_NEEDED"
}

engine_on_path() {
  local found
  found=$(type -P temporal) || return 1
  if engine_fits "$found"; then
    TEMPORAL_BIN=$(cd "$(dirname "$found")" && pwd -P)/temporal
    TEMPORAL_FROM='on the PATH'
  else
    say "Passing over $found: no Temporal server $ENGINE_SERVER_NEEDED or later in it."
    return 1
  fi
}

engine_in_cache() {
  [ -x "$ENGINE_CACHED" ] && engine_fits "$ENGINE_CACHED" || return 1
  TEMPORAL_BIN=$ENGINE_CACHED
  TEMPORAL_FROM='built before'
}

engine_built_now() {
  local workplace begun=$SECONDS
  have go || return 1
  say "Building the Temporal server with Go, once; 3 to 6 minutes (log: $(log_of engine-build))"
  make_workplace
  build_by_go "$ENGINE_BUILD"
  engine_fits "$workplace/temporal" || engine_build_failed
  keep_built temporal "$ENGINE_CACHED"
  rmdir "$workplace"
  TEMPORAL_BIN=$ENGINE_CACHED
  TEMPORAL_FROM='built now'
  say "Built the Temporal server in $((SECONDS - begun)) s"
}

# Built in a folder of its own and moved into place whole: two builds at once cannot spoil each other's.
make_workplace() { mkdir -p "$CACHE" && workplace=$(mktemp -d "$CACHE/build-XXXXXX") || die "cannot write to $CACHE."; }

build_by_go() {
  run_task 'building the Temporal server' packages_compiled engine-build \
    env -u GOOS -u GOARCH GOBIN="$workplace" GOFLAGS=-mod=mod CGO_ENABLED=0 go install -v "$@" || engine_build_failed
}

# keep_built NAME FILE
keep_built() {
  [ -x "$workplace/$1" ] || engine_build_failed
  mv -f "$workplace/$1" "$2" || die "cannot write to $CACHE."
}

packages_compiled() {
  awk '/^go: downloading/ { modules++; next } { packages++ }
    END { printf "%d modules fetched, %d packages compiled", modules, packages }' "$(log_of engine-build)" 2>/dev/null
}

engine_build_failed() {
  rm -rf "$workplace"
  {
    printf 'quittance: the Temporal server could not be built. The log is %s, which ends:\n' "$(log_of engine-build)"
    end_of_log engine-build
    ways_to_an_engine
  } >&2
  exit 1
}

# An engine on Postgres is one that the script can't find on the PATH.
ways_to_an_engine() { if [ "$ENGINE" = postgres ]; then two_ways; else three_ways; fi; }

three_ways() {
  cat <<TEXT
quittance: there is no Temporal server to run orders on. Any one of these will do:
  1. TEMPORAL_ADDRESS=host:port of one that runs, a cluster or Temporal Cloud (for up; test needs a binary)
  2. the temporal command (server $ENGINE_SERVER_NEEDED or later) on the PATH: https://docs.temporal.io/cli
  3. Go 1.21 or later on the PATH: the server is then built here once and kept in $CACHE
TEXT
}

acquire_engine() {
  # What a build left behind that was killed.
  find "$CACHE" -maxdepth 1 -name 'build-*' -mtime +1 -exec rm -rf {} + 2>/dev/null
  engine_on_path || engine_in_cache || engine_built_now && return
  three_ways >&2
  exit 1
}
