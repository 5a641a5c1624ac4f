# The second engine: the Temporal server that clusters run, on the Postgres that up starts, and its Web UI beside it.

SERVER_VERSION=1.29.1
SERVER_BUILD=go.temporal.io/server/cmd
SERVER_CACHED=$CACHE/temporal-server-$SERVER_VERSION
SERVER_SQL_CACHED=$CACHE/temporal-sql-$SERVER_VERSION
UI_VERSION=2.42.1
UI_BUILD=github.com/temporalio/ui-server/v2/cmd/server@v$UI_VERSION
UI_CACHED=$CACHE/temporal-ui-$UI_VERSION
SERVER_DATABASES=
# Where its services find each other, for nobody else.
SERVER_PORTS='TEMPORAL_FRONTEND_RING_PORT TEMPORAL_HISTORY_PORT TEMPORAL_HISTORY_RING_PORT TEMPORAL_MATCHING_PORT
  TEMPORAL_MATCHING_RING_PORT TEMPORAL_WORKER_PORT TEMPORAL_WORKER_RING_PORT'

# choose_engine NAME. Each engine has data of its own: books whose orders their engine has never heard of serve nobody.
choose_engine() {
  local variable offset=0
  case $1 in
    sqlite) return ;;
    postgres) ;;
    *) refuse_usage "--engine is sqlite or postgres, not ${1:-nothing}" ;;
  esac
  engine_is_ours || die "--engine=$1 starts an engine, and TEMPORAL_ADDRESS=$TEMPORAL_ADDRESS names one that runs: give one of them."
  ENGINE=postgres
  DATA=$STATE/on-postgres
  POSTGRES_FOLDER=$DATA/postgres
  SERVER_DATABASES=temporal,temporal_visibility
  for variable in $SERVER_PORTS; do
    offset=$((offset + 1))
    export "$variable=${!variable:-$(next_port "$TEMPORAL_PORT" "$offset")}"
  done
}

server_in_cache() { [ -x "$SERVER_CACHED" ] && [ -x "$SERVER_SQL_CACHED" ] && [ -x "$UI_CACHED" ]; }

acquire_server() {
  server_in_cache || server_built_now && return
  two_ways >&2
  exit 1
}

# Server and UI are two modules, and go install takes one at a time.
server_built_now() {
  local workplace begun=$SECONDS
  have go || return 1
  say "Building the Temporal server for Postgres and its Web UI with Go, once; 2 to 8 minutes (log: $(log_of engine-build))"
  make_workplace
  build_by_go "$UI_BUILD"
  keep_built server "$UI_CACHED"
  build_by_go "$SERVER_BUILD/server@v$SERVER_VERSION" "$SERVER_BUILD/tools/sql@v$SERVER_VERSION"
  keep_built sql "$SERVER_SQL_CACHED"
  keep_built server "$SERVER_CACHED"
  rmdir "$workplace"
  say "Built them in $((SECONDS - begun)) s"
}

two_ways() {
  cat <<TEXT
quittance: there is no Temporal server for Postgres. Either of these will do:
  1. Go 1.21 or later on the PATH: the server is then built here once and kept in $CACHE
  2. TEMPORAL_ADDRESS=host:port of one that runs, without --engine
TEXT
}

start_server() {
  forget_other_clusters
  set_up_schema temporal temporal
  set_up_schema temporal_visibility visibility
  say_where_to_bind
  spawn_logged temporal "$SERVER_CACHED" --root "$ROOT/deploy/local" --config temporal-server --env local --allow-no-auth start
  await_ready temporal "$ENGINE_READY_SECONDS" engine_serves
  await_ready temporal "$ENGINE_READY_SECONDS" serves_orders
  spawn_logged temporal-ui "$UI_CACHED" --root "$ROOT/deploy/local" --config temporal-ui --env local start
  await_ready temporal-ui "$ENGINE_READY_SECONDS" answers "$TEMPORAL_UI_URL/healthz"
}

# set_up_schema DATABASE PART: from nothing, or from an older server's; what is there already stays as it is.
set_up_schema() {
  local database=$1 schema=postgresql/v12/$2
  set -- "$SERVER_SQL_CACHED" --plugin postgres12 --ep "$POSTGRES_HOST" --port "$POSTGRES_PORT" --user "$1" --db "$1"
  {
    aside "$@" setup-schema --version 0.0 && aside "$@" update-schema --schema-name "$schema"
  } >>"$(log_of temporal-schema)" 2>&1 || part_failed temporal-schema "could not be set up in database $database"
}

# The configuration is a template over these. A host that can be bound to, and one that can be called.
say_where_to_bind() {
  local bind=$BIND_ADDRESS host=$LOCAL_HOST
  [ "$bind" != localhost ] || bind=127.0.0.1
  [ "$host" != localhost ] || host=127.0.0.1
  case $bind in *:*) export UI_BIND="[$bind]" ;; *) export UI_BIND=$bind ;; esac
  export ENGINE_BIND=$bind ENGINE_HOST=$host ENGINE_ADDRESS ENGINE_SETTINGS=$ROOT/deploy/local/temporal-server/settings.yaml
  export POSTGRES_PORT TEMPORAL_PORT TEMPORAL_UI_PORT
}

# What start-dev makes by itself: the namespace, with the search attributes. One just made is not known to every service at once.
serves_orders() {
  { engine_cli operator namespace describe --namespace "$TEMPORAL_NAMESPACE" ||
    engine_cli operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention 30d; } &&
    engine_cli operator namespace update --namespace "$TEMPORAL_NAMESPACE" --retention 30d &&
    engine_cli operator search-attribute create --namespace "$TEMPORAL_NAMESPACE" \
      --name OrderStatus --type Keyword --name CustomerId --type Keyword --name HeldMinor --type Int --name NeedsReview --type Bool
}
