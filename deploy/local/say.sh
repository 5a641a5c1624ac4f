# What the script tells the person in front of it: lines, failures and progress.

PROGRESS_OPEN=no
PROGRESS_AT=0

say() {
  close_progress
  printf '%s\n' "$*"
}

die() {
  close_progress
  printf 'quittance: %s\n' "$@" >&2
  exit 1
}

# On a terminal one line is rewritten; into a file or a CI log a line goes at most every 5 s.
progress() {
  if [ -t 1 ]; then
    printf '\r\033[K  %s' "$*"
    PROGRESS_OPEN=yes
  elif [ $((SECONDS - PROGRESS_AT)) -ge 5 ]; then
    printf '  %s\n' "$*"
    PROGRESS_AT=$SECONDS
  fi
}

begin_progress() { PROGRESS_AT=$SECONDS; }

close_progress() {
  [ "$PROGRESS_OPEN" = yes ] && printf '\r\033[K'
  PROGRESS_OPEN=no
}
