# What can be set from outside, and the places and addresses that follow from it.

API_PORT=${API_PORT:-8080}
WORKER_PORT=${WORKER_PORT:-8081}
RELAY_PORT=${RELAY_PORT:-8082}
INTAKE_PORT=${INTAKE_PORT:-8083}
KAFKA_PORT=${KAFKA_PORT:-9092}
RABBITMQ_PORT=${RABBITMQ_PORT:-5672}
SIMULATOR_PORT=${SIMULATOR_PORT:-8090}
TEMPORAL_PORT=${TEMPORAL_PORT:-7233}
TEMPORAL_UI_PORT=${TEMPORAL_UI_PORT:-8233}
POSTGRES_PORT=${POSTGRES_PORT:-5433}
BIND_ADDRESS=${BIND_ADDRESS:-127.0.0.1}
TEMPORAL_ADDRESS=${TEMPORAL_ADDRESS:-}
DATABASE_URL=${DATABASE_URL:-}
SIMULATOR_WEBHOOK_SECRETS=${SIMULATOR_WEBHOOK_SECRETS:-}

STATE=$ROOT/.quittance
LOGS=$STATE/logs
CACHE=${XDG_CACHE_HOME:-${HOME:-$STATE}/.cache}/quittance

# A wildcard can be bound to but not called.
case $BIND_ADDRESS in
  0.0.0.0) LOCAL_HOST=127.0.0.1 ;;
  :: | ::0) LOCAL_HOST=::1 ;;
  *) LOCAL_HOST=$BIND_ADDRESS ;;
esac
case $LOCAL_HOST in
  *:*) URL_HOST="[$LOCAL_HOST]" ;;
  *) URL_HOST=$LOCAL_HOST ;;
esac
API_URL=http://$URL_HOST:$API_PORT
WORKER_URL=http://$URL_HOST:$WORKER_PORT
RELAY_URL=http://$URL_HOST:$RELAY_PORT
INTAKE_URL=http://$URL_HOST:$INTAKE_PORT
SIMULATOR_URL=http://$URL_HOST:$SIMULATOR_PORT
ENGINE_ADDRESS=${TEMPORAL_ADDRESS:-$URL_HOST:$TEMPORAL_PORT}

# It trusts whoever reaches it, so it never listens elsewhere.
POSTGRES_HOST=127.0.0.1

# What a shop of this engine leaves on the disk.
DATA=$STATE
POSTGRES_FOLDER=$DATA/postgres

# The engine that up starts: sqlite, which is start-dev, or postgres.
ENGINE=sqlite

# The broker that up starts: none, kafka or rabbitmq.
BROKER=

engine_is_ours() { [ -z "$TEMPORAL_ADDRESS" ]; }

books_are_ours() { [ -z "$DATABASE_URL" ]; }

postgres_is_ours() { books_are_ours || [ "$ENGINE" = postgres ]; }

# The namespace of another cluster may come from the same profile as its address and keys.
if engine_is_ours; then
  export TEMPORAL_NAMESPACE=${TEMPORAL_NAMESPACE:-default}
  # The api links every line of a timeline to the history that it stands in.
  export TEMPORAL_UI_URL=http://$URL_HOST:$TEMPORAL_UI_PORT
fi

bound_to_loopback() {
  case $BIND_ADDRESS in
    127.* | ::1 | localhost) return 0 ;;
    *) return 1 ;;
  esac
}

port_variables() {
  echo API_PORT WORKER_PORT RELAY_PORT SIMULATOR_PORT
  if engine_is_ours; then echo TEMPORAL_PORT TEMPORAL_UI_PORT; fi
  if [ "$ENGINE" = postgres ]; then echo "$SERVER_PORTS"; fi
  if postgres_is_ours; then echo POSTGRES_PORT; fi
  case $BROKER in
    kafka) echo INTAKE_PORT KAFKA_PORT KAFKA_CONTROLLER_PORT ;;
    rabbitmq) echo INTAKE_PORT RABBITMQ_PORT RABBITMQ_DIST_PORT RABBITMQ_EPMD_PORT ;;
  esac
}

host_of() {
  case $1 in
    POSTGRES_PORT) echo "$POSTGRES_HOST" ;;
    KAFKA_CONTROLLER_PORT | RABBITMQ_DIST_PORT | RABBITMQ_EPMD_PORT) echo 127.0.0.1 ;;
    *) echo "$LOCAL_HOST" ;;
  esac
}

check_settings() {
  local variable port taken=' '
  for variable in $(port_variables); do
    port=${!variable}
    case $port in
      *[!0-9]* | ??????* | 0*) die "$variable=$port is not a port number." ;;
    esac
    [ "$port" -le 65535 ] || die "$variable=$port is not a port number."
    case $taken in
      *" $port "*) die "$variable=$port: another part has this port already." ;;
    esac
    taken="$taken$port "
  done
}

# Only a warning: a proxy may stand between this machine and the cluster.
warn_if_unreachable() {
  local connected
  connected=$(curl -s -o /dev/null -m 3 --noproxy '*' -w '%{time_connect}' "http://$ENGINE_ADDRESS" 9>&-)
  case $connected in
    *[1-9]*) ;;
    *) say "Nothing accepts a connection at TEMPORAL_ADDRESS=$TEMPORAL_ADDRESS; going on all the same." ;;
  esac
}

warn_if_open() {
  bound_to_loopback && return
  say ''
  say "!!!  BIND_ADDRESS=$BIND_ADDRESS: every port is open to the network, and there is no access control yet.  !!!"
  say ''
}

prepare_state() {
  mkdir -p "$LOGS" 2>/dev/null && [ -w "$LOGS" ] && return
  die "cannot write to $STATE, where state and logs are kept."
}

# What the simulator signs its webhooks with and the api verifies them with: made once, if none is given. Of two the first signs.
prepare_webhook_secrets() {
  local file=$STATE/webhook-secret
  [ -z "$SIMULATOR_WEBHOOK_SECRETS" ] || return
  if [ ! -s "$file" ]; then
    (umask 077 && printf 'whsec_%s\n' "$(head -c 32 /dev/urandom | base64)" >"$file.new") &&
      chmod 600 "$file.new" && mv -f "$file.new" "$file" || die "cannot write $file."
  fi
  read -r SIMULATOR_WEBHOOK_SECRETS <"$file" || die "cannot read $file."
}
