package io.quittance.e2e.mixed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Whether an order's status explains what the provider's books hold for it, and its own words about
 * itself what the provider was asked for.
 */
public final class Explanation {

  private static final Set<String> UNTAKEN = Set.of("CANCELLED", "EXPIRED");
  private static final Set<String> SENDS = Set.of("charges", "refunds", "capture", "close");
  private static final Set<String> OPEN_REFUND = Set.of("REQUESTED", "SENT", "PENDING", "UNKNOWN");

  /** What only a fault of ours can raise: it explains nothing. */
  private static final Set<String> OUR_FAULTS =
      Set.of("INVARIANT_BROKEN", "JOURNAL_CONFLICT", "BOOKS_REFUSED");

  private final JsonNode order;
  private final JsonNode charges;
  private final JsonNode calls;
  private final OnTheWay onTheWay;
  private final List<String> wrong = new ArrayList<>();

  private Explanation(JsonNode order, JsonNode charges, JsonNode calls, OnTheWay onTheWay) {
    this.onTheWay = onTheWay;
    this.order = order;
    this.charges = charges;
    this.calls = calls;
  }

  /**
   * Returns what it does not explain, each in a sentence; nothing if all is well.
   *
   * @param order as the shop sees it
   * @param charges the order's charges in the provider's books
   * @param calls every call about it that the provider got
   */
  public static List<String> missing(JsonNode order, JsonNode charges, JsonNode calls) {
    return missing(order, charges, calls, (_, _) -> OnTheWay.USUAL);
  }

  /**
   * The same where processes are away for a while.
   *
   * @param onTheWay how long a call may take because of that
   */
  public static List<String> missing(
      JsonNode order, JsonNode charges, JsonNode calls, OnTheWay onTheWay) {
    Explanation explanation = new Explanation(order, charges, calls, onTheWay);
    explanation.judge();
    return explanation.wrong;
  }

  private void judge() {
    String status = order.path("status").asString();
    long held = sum("captured") - sum("refunded");
    if (held < 0) {
      wrong.add("the provider returned more than it took");
    }
    if (!isMoving() && held != order.path("money").path("held").asLong()) {
      wrong.add("the provider holds %d, the order says %s".formatted(held, order.path("money")));
    }
    switch (status) {
      case "CANCELLED", "EXPIRED", "REFUNDED" -> ended(status, held);
      case "AWAITING_PAYMENT" -> nothing(held, "authorized", "pending");
      case "AUTHORIZED" -> reserved(held);
      case "PAID", "FULFILLED", "COMPLETED" -> taken();
      case "PAYING" -> explained(held == 0 && count("pending") == 1 || isInReview());
      case "CANCELLING" -> explained(isMoving() || isInReview());
      default -> wrong.add("rests as " + status);
    }
    String review = order.path("review").path("kind").asString("");
    if (OUR_FAULTS.contains(review)) {
      wrong.add("a person is asked about " + review);
    }
    chargesAfterCancel();
    sendsOfAReference();
  }

  private void ended(String status, long held) {
    nothing(held, "authorized", "pending");
    if (UNTAKEN.contains(status) && sum("captured") > 0) {
      wrong.add(status + ", though money was taken");
    }
    if (isInReview()) {
      wrong.add("ended under an open review");
    }
  }

  private void reserved(long held) {
    nothing(held, "pending");
    if (count("authorized") > 1) {
      wrong.add("is reserved twice");
    }
  }

  private void nothing(long held, String... statuses) {
    if (held != 0) {
      wrong.add("holds " + held);
    }
    for (String status : statuses) {
      if (count(status) > 0) {
        wrong.add("a charge is " + status);
      }
    }
  }

  /** One payment pays it; others have gone back, or are on their way. */
  private void taken() {
    if (sum("captured") == 0) {
      wrong.add("is paid, and nothing was taken");
    }
    long holding =
        charges
            .valueStream()
            .filter(c -> c.path("captured").asLong() > 0)
            .filter(this::isHeld)
            .count();
    if (holding > 1 && !isMoving() && !isInReview()) {
      wrong.add("is paid " + holding + " times");
    }
    if (count("authorized") + count("pending") > 0) {
      wrong.add("is paid, and another charge is open");
    }
  }

  private boolean isHeld(JsonNode charge) {
    return charge.path("captured").asLong() > charge.path("refunded").asLong();
  }

  private void explained(boolean isExplained) {
    if (!isExplained) {
      wrong.add("rests as " + order.path("status").asString() + " and nobody is asked");
    }
  }

  /** Rule 1: from then on no charge and no capture is sent; what was on its way may arrive. */
  private void chargesAfterCancel() {
    String requestedAt = order.path("cancellation").path("requestedAt").asString("");
    if (requestedAt.isEmpty()) {
      return;
    }
    Instant requested = Instant.parse(requestedAt);
    for (JsonNode call : calls) {
      String path = call.path("path").asString();
      boolean takes = path.equals("/charges") || path.endsWith("/capture");
      Instant arrived = Instant.parse(call.path("time").asString());
      if (takes
          && call.path("method").asString().equals("POST")
          && arrived.isAfter(requested.plus(onTheWay.atMost(requested, arrived)))) {
        wrong.add("sent after the cancel of " + requestedAt + ": " + call);
      }
    }
  }

  /**
   * Rule 6: a reference that was answered definitely is not sent again; a capture or a close that
   * was refused may be, once a look has told how the charge stands.
   */
  private void sendsOfAReference() {
    Set<String> answered = new TreeSet<>();
    Set<String> refused = new TreeSet<>();
    for (JsonNode call : calls) {
      String reference = call.path("reference").asString();
      String send = operation(call) + " " + reference;
      if (isLook(call)) {
        for (String change : List.of("capture", "close")) {
          if (refused.remove(change + " " + reference)) {
            answered.remove(change + " " + reference);
          }
        }
      } else if (SENDS.contains(operation(call))) {
        if (answered.contains(send)) {
          wrong.add("sent again after it was answered: " + call);
        }
        int status = call.path("status").isNumber() ? call.path("status").intValue() : 0;
        if (status >= 200 && status < 500 && status != 429) {
          answered.add(send);
          if (status >= 400) {
            refused.add(send);
          }
        }
      }
    }
  }

  private static boolean isLook(JsonNode call) {
    return call.path("method").asString().equals("GET")
        && call.path("path").asString().startsWith("/charges/");
  }

  /** What a call asks for: the last part of its path. */
  private static String operation(JsonNode call) {
    String path = call.path("path").asString();
    return call.path("method").asString().equals("POST")
        ? path.substring(path.lastIndexOf('/') + 1)
        : "";
  }

  private boolean isMoving() {
    return order
        .path("refunds")
        .valueStream()
        .anyMatch(r -> OPEN_REFUND.contains(r.path("status").asString()));
  }

  private boolean isInReview() {
    return order.path("review").isObject();
  }

  private long sum(String field) {
    return charges.valueStream().mapToLong(c -> c.path(field).asLong()).sum();
  }

  private long count(String status) {
    return charges.valueStream().filter(c -> c.path("status").asString().equals(status)).count();
  }
}
