# The programs that must be on the PATH beside Java.

MAVEN_NEEDED=3.8

# Runs a short command that may answer Ctrl-C by ending as if nothing had been asked: bash would then drop the signal too.
aside() {
  "$@" 9>&- &
  wait $!
}

have() { command -v "$1" >/dev/null 2>&1; }

# at_least 3.9.1 3.8: dotted numbers, compared number by number.
at_least() {
  awk -v have="$1" -v need="$2" 'BEGIN {
    h = split(have, a, "."); n = split(need, b, ".")
    for (i = 1; i <= (h > n ? h : n); i++) if (a[i] + 0 != b[i] + 0) exit !(a[i] + 0 > b[i] + 0)
    exit 0
  }'
}

# Maven colours this line even into a pipe.
maven_version() { aside mvn --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p'; }

go_version() { aside go version 2>/dev/null | sed -n 's/^go version go\([0-9][0-9.]*\).*/\1/p'; }

maven_fits() {
  local version
  have mvn || return 1
  version=$(maven_version)
  [ -n "$version" ] && at_least "$version" "$MAVEN_NEEDED"
}

need_maven() { maven_fits || die "needs Maven $MAVEN_NEEDED or later on the PATH."; }

need_curl() { have curl || die 'needs curl on the PATH.'; }
