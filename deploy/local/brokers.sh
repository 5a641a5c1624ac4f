# The brokers: Kafka comes with the build, RabbitMQ from the system, installed once where that may be done.

BROKER_ADDRESS=
RABBITMQ_SCRIPT=/usr/lib/rabbitmq/bin/rabbitmq-server

rabbitmq_is_there() { { [ -x "$RABBITMQ_SCRIPT" ] || have rabbitmq-server; } && have epmd; }

# Root may; on a machine that only tests, whoever needs no password for it.
rabbitmq_installer() {
  have apt-get || return 1
  if [ "$(id -u)" -eq 0 ]; then
    echo env
  elif [ -n "${CI:-}" ] && aside sudo -n true 2>/dev/null; then
    echo sudo -n env
  else
    return 1
  fi
}

need_rabbitmq() {
  local begun=$SECONDS installer
  rabbitmq_is_there && return
  installer=$(rabbitmq_installer) ||
    die 'needs RabbitMQ: apt-get install --no-install-recommends rabbitmq-server, or brew install rabbitmq.'
  say "Installing RabbitMQ, once (log: $(log_of rabbitmq-install))"
  # shellcheck disable=SC2086
  run_task 'installing RabbitMQ' true rabbitmq-install $installer DEBIAN_FRONTEND=noninteractive sh -c "$INSTALL_RABBITMQ" ||
    part_failed rabbitmq-install 'failed'
  rabbitmq_is_there || part_failed rabbitmq-install 'left no RabbitMQ'
  say "Installed in $((SECONDS - begun)) s"
}

# The package would start a broker of its own, on RabbitMQ's usual ports, unless the system's policy forbids that.
# shellcheck disable=SC2016
INSTALL_RABBITMQ='
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap "rm -f $policy" EXIT
  printf "#!/bin/sh\nexit 101\n" >"$policy" && chmod 755 "$policy" || exit
fi
export RUNLEVEL=1
install() { apt-get install -y --no-install-recommends rabbitmq-server; }
install || { apt-get update && install; }'

# choose_broker NAME: what up starts beside the rest, and who is told of its address.
choose_broker() {
  BROKER=$1
  BUILT_PARTS="$BUILT_PARTS brokers intake"
  case $BROKER in
    kafka)
      KAFKA_CONTROLLER_PORT=${KAFKA_CONTROLLER_PORT:-$(next_port "$KAFKA_PORT" 1)}
      BROKER_ADDRESS=$URL_HOST:$KAFKA_PORT
      export RELAY_KAFKA_BOOTSTRAP=$BROKER_ADDRESS INTAKE_KAFKA_BOOTSTRAP=$BROKER_ADDRESS
      ;;
    rabbitmq)
      RABBITMQ_DIST_PORT=${RABBITMQ_DIST_PORT:-$(next_port "$RABBITMQ_PORT" 1)}
      RABBITMQ_EPMD_PORT=${RABBITMQ_EPMD_PORT:-$(next_port "$RABBITMQ_PORT" 2)}
      BROKER_ADDRESS=amqp://guest:guest@$URL_HOST:$RABBITMQ_PORT
      export RELAY_RABBITMQ_URI=$BROKER_ADDRESS INTAKE_RABBITMQ_URI=$BROKER_ADDRESS
      # Nobody's queue is bound at first, and what nobody waits for need not be kept.
      export RELAY_RABBITMQ_UNROUTED=${RELAY_RABBITMQ_UNROUTED:-drop}
      ;;
    *) refuse_usage "--broker is kafka or rabbitmq, not ${BROKER:-nothing}" ;;
  esac
}

# What is no number is told later, as every port is.
next_port() { case $1 in *[!0-9]* | '') echo "$1" ;; *) echo $(($1 + $2)) ;; esac; }

broker_serves() { grep -q '^[KR][a-zA-Z]* .*serves on ' "$(log_of "$BROKER")" 2>/dev/null 9>&-; }

start_broker() {
  local settings=() flags=$JVM_FLAGS
  case $BROKER in
    kafka)
      # The broker itself.
      flags="$flags -Xmx256m"
      settings=(KAFKA_PORT="$KAFKA_PORT" KAFKA_CONTROLLER_PORT="$KAFKA_CONTROLLER_PORT" KAFKA_DATA="$DATA/kafka")
      ;;
    rabbitmq)
      # It only looks after the server.
      flags="$flags -Xmx64m"
      settings=(RABBITMQ_PORT="$RABBITMQ_PORT" RABBITMQ_DIST_PORT="$RABBITMQ_DIST_PORT"
        RABBITMQ_EPMD_PORT="$RABBITMQ_EPMD_PORT" RABBITMQ_DATA="$DATA/rabbitmq")
      ;;
  esac
  # shellcheck disable=SC2086
  spawn_logged "$BROKER" env BIND_ADDRESS="$BIND_ADDRESS" "${settings[@]}" \
    "$JAVA_HOME/bin/java" $flags -jar "$JARS/brokers.jar" "$BROKER"
  await_ready "$BROKER" "$PART_READY_SECONDS" broker_serves
}

start_intake() {
  start_jvm intake INTAKE_PORT="$INTAKE_PORT" QUITTANCE_URL="$API_URL"
}
