#!/usr/bin/env bash
# The demo: plays one order through each race of payment and cancel, all at once, and prints where each one ended.
set -u

RUN=demo-$(date +%m%d-%H%M%S)
PAUSE=0.25
PATIENCE_SECONDS=90
COUNT=0
WAITS=()
UNEXPECTED=0

# The first string or number of that name in the JSON on standard input; the order's own fields come before its parts'.
field() {
  awk -v name="$1" '{ text = text $0 } END {
    if (match(text, "\"" name "\"[ ]*:[ ]*(\"[^\"]*\"|-?[0-9]+)")) {
      value = substr(text, RSTART, RLENGTH)
      sub("^\"" name "\"[ ]*:[ ]*", "", value); gsub("\"", "", value); print value
    } }'
}

# send KEY PATH BODY [HEADER]: a command with its idempotency key.
send() {
  curl -s -m 40 --noproxy '*' -X POST -H 'Content-Type: application/json' -H "Idempotency-Key: $1" \
    ${4:+-H "$4"} -d "$3" "$API_URL/v1/orders$2"
}

read_order() { curl -s -m 10 --noproxy '*' "$API_URL/v1/orders/$1"; }

place() {
  send "$1-place" '' "{\"orderId\":\"$1\",\"customerId\":\"demo\",\"amount\":{\"value\":4210,\"currency\":\"EUR\"},\"description\":\"$2\"}"
}

# step ORDER NUMBER VERB[:METHOD]
step() {
  local order=$1 key=$1-$2 verb=${3%%:*} method=${3#*:}
  case $verb in
    pay) send "$key" "/$order/payments" "{\"paymentMethod\":\"$method\"}" ;;
    pay-on) send "$key" "/$order/payments" "{\"paymentMethod\":\"$method\"}" 'Prefer: respond-async' && await_status "$order" PAYING 5 ;;
    cancel) send "$key" "/$order/cancellation" '{"reason":"changed my mind","requestedBy":"customer"}' ;;
    fulfil) send "$key" "/$order/fulfilment" '{}' ;;
  esac >/dev/null
}

# await_status ORDER STATUS[|STATUS] SECONDS: leaves the last answer in LAST.
await_status() {
  local begun=$SECONDS
  while :; do
    LAST=$(read_order "$1")
    case "|$2|" in
      *"|$(printf '%s' "$LAST" | field status)|"*) return 0 ;;
    esac
    [ $((SECONDS - begun)) -lt "$3" ] || return 1
    sleep "$PAUSE"
  done
}

money() { awk -v minor="$1" 'BEGIN { printf "%.2f EUR", minor / 100 }'; }

# play ORDER WHAT EXPECTED STEP...: prints the order's row.
play() {
  local order=$1 what=$2 expected=$3 answer number=0 note='' one held
  shift 3
  answer=$(place "$order" "$what")
  if [ "$(printf '%s' "$answer" | field orderId)" != "$order" ]; then
    row "$order" "$what" - - "not placed: $(printf '%s' "$answer" | field code)"
    return 1
  fi
  for one in "$@"; do
    number=$((number + 1))
    step "$order" "$number" "$one"
  done
  await_status "$order" "$expected" "$PATIENCE_SECONDS" || note="expected $expected"
  held=$(printf '%s' "$LAST" | field held)
  row "$order" "$what" "$(printf '%s' "$LAST" | field status)" "${held:+$(money "$held")}" "$note"
  [ -z "$note" ]
}

row() { printf '%-20s  %-48s  %-16s  %10s  %s\n' "$@"; }

# race WHAT EXPECTED STEP...
race() {
  COUNT=$((COUNT + 1))
  play "$RUN-$COUNT" "$@" >"$DEMO_STATE/$COUNT" 2>&1 &
  WAITS+=($!)
}

start_races() {
  race 'cancel, never paid' CANCELLED cancel
  race 'pay, then cancel' REFUNDED pay:tok_ok cancel
  race 'cancel while the payment is in flight' REFUNDED pay-on:tok_slow cancel
  race 'payment times out but went through; cancel' REFUNDED pay:tok_timeout_after cancel
  race 'payment times out and never arrived; cancel' CANCELLED pay:tok_timeout_before cancel
  race 'payment arrives after the cancel' 'CANCELLED|REFUNDED' pay-on:tok_delayed cancel
  race 'declined, paid by another card, shipped' FULFILLED pay:tok_declined pay:tok_ok fulfil
  race 'refund refused three times' REFUNDED pay:tok_refund_fails_3 cancel
  race 'refund never confirmed' CANCELLING pay:tok_refund_never cancel
}

main() {
  local i
  rm -rf "$DEMO_STATE" && mkdir -p "$DEMO_STATE" || exit 1
  start_races
  printf '\n%s orders at once, each in another race:\n\n' "$COUNT"
  row order 'what was done' status held ''
  for ((i = 1; i <= COUNT; i++)); do
    wait "${WAITS[$((i - 1))]}" || UNEXPECTED=$((UNEXPECTED + 1))
    cat "$DEMO_STATE/$i"
  done
  printf '\n%s of %s as expected. The provider'"'"'s own books: %s/books?prefix=%s\n' \
    $((COUNT - UNEXPECTED)) "$COUNT" "$SIMULATOR_URL" "$RUN"
  [ -z "${BROKER:-}" ] || "$JAVA" -Xmx64m -jar "$BROKERS_JAR" shop "$BROKER" "$BROKER_ADDRESS" "$RUN-by-$BROKER"
}

main
