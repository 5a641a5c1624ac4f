# Says which ports are taken, and by whom where the system tells.

# port_is_busy VARIABLE
port_is_busy() { (exec 3<>"/dev/tcp/$(host_of "$1")/${!1}") 2>/dev/null; }

# The kernel's own tables, so that no tool has to be installed on Linux.
listening_inodes() {
  awk -v port=":$(printf '%04X' "$1")" \
    '$4 == "0A" && substr($2, length($2) - 4) == port { print $10 }' /proc/net/tcp /proc/net/tcp6 2>/dev/null
}

pid_of_inode() {
  # shellcheck disable=SC2012
  ls -l /proc/[0-9]*/fd 2>/dev/null | awk -v socket="socket:[$1]" '
    /^\/proc\// { split($1, path, "/"); pid = path[3] }
    $NF == socket { print pid; exit }'
}

# Prints "java (pid 4711)"; nothing if it can't be known.
port_owner() {
  local pid='' inode
  if [ -r /proc/net/tcp ]; then
    for inode in $(listening_inodes "$1"); do
      pid=$(pid_of_inode "$inode")
      [ -n "$pid" ] && break
    done
    [ -n "$pid" ] && printf '%s (pid %s)\n' "$(cat "/proc/$pid/comm" 2>/dev/null)" "$pid"
  elif have lsof; then
    lsof -nP -iTCP:"$1" -sTCP:LISTEN -Fpc 2>/dev/null |
      awk '/^p/ { pid = substr($0, 2) } /^c/ { print substr($0, 2) " (pid " pid ")"; exit }'
  fi
}

# check_ports [VARIABLE...]: of these ports; of all that up needs, if none is named.
check_ports() {
  local variable owner busy=''
  for variable in ${*:-$(port_variables)}; do
    port_is_busy "$variable" || continue
    owner=$(port_owner "${!variable}")
    printf 'quittance: port %s (%s) is in use%s\n' "${!variable}" "$variable" "${owner:+ by $owner}" >&2
    busy=${busy:-$variable}
  done
  [ -z "$busy" ] || die "nothing was started. Free the port, or choose another: $busy=PORT ./quittance $COMMAND"
}
