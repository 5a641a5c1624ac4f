# The brokers: Kafka comes with the build, RabbitMQ from the system, installed once where that may be done.

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
