# Finds a JDK that can build and run Quittance, even if an older Java is the default.

JAVA_NEEDED=25
JAVA_SEEN=

# Prints the major version of the JDK in a folder; fails if there is none.
java_major() {
  local version
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  version=$(sed -n 's/^JAVA_VERSION="\(.*\)".*/\1/p' "$1/release" 2>/dev/null)
  [ -n "$version" ] || version=$(aside "$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
  version=${version#1.}
  version=${version%%[!0-9]*}
  [ -n "$version" ] && printf '%s\n' "$version"
}

java_on_path() {
  aside java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
}

java_candidates() {
  [ -n "${JAVA_HOME:-}" ] && printf '%s\n' "$JAVA_HOME"
  command -v java >/dev/null 2>&1 && java_on_path
  printf '%s\n' /usr/lib/jvm/* /opt/* "${HOME:-/nowhere}"/.sdkman/candidates/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home
}

# Sets and exports JAVA_HOME; fails if no candidate will do.
find_java() {
  local home major
  while IFS= read -r home; do
    major=$(java_major "$home") || continue
    if [ "$major" -ge "$JAVA_NEEDED" ]; then
      export JAVA_HOME=$home
      return
    fi
    JAVA_SEEN=${JAVA_SEEN:-"Java $major in $home"}
  done <<EOF
$(java_candidates)
EOF
  return 1
}

java_missing() {
  printf 'needs a JDK of Java %s or later: set JAVA_HOME to one (%s).\n' \
    "$JAVA_NEEDED" "${JAVA_SEEN:+found only }${JAVA_SEEN:-found none}"
}

need_java() { find_java || die "$(java_missing)"; }
