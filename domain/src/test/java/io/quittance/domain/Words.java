package io.quittance.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How the committed tables put what happened to an order, and how it stands. */
final class Words {

  private Words() {}

  /** Returns a fact in a few words; the answer to a command in none, since a row begins with it. */
  static String of(Fact fact) {
    String name = fact.getClass().getSimpleName();
    return switch (fact) {
      case Fact.CommandAnswered f -> "";
      case Fact.LookAsked f -> name + " " + suffix(f.of());
      case Fact.LookEnded f -> name + " " + suffix(f.of()) + (f.settled() ? ", settled" : "");
      case Fact.ReviewOpened f ->
          name + " " + f.review().kind() + " \"" + f.review().evidence() + "\"";
      case Fact.OrderReopened f -> name + " \"" + f.why() + "\"";
      case Fact.RefundFailed f -> name + " " + suffix(f.refund()) + " " + f.cause();
      case Fact.RefundRequested f -> name + " " + f.amount().minorUnits() + " " + f.origin();
      case Fact.Reversed f -> name + " " + f.amount().minorUnits();
      case Fact.Adjusted f -> name + " " + suffix(f.payment()) + " " + f.minorUnits();
      case Fact.AmountAccepted f -> name + " " + f.amount().minorUnits();
      case Fact.OrderEnded f -> name + " " + f.status();
      case Fact f -> name;
    };
  }

  static String next(Order order, Instant now) {
    return switch (OrderMachine.next(order, now)) {
      case Step.Call call ->
          "then " + call.getClass().getSimpleName() + " " + suffix(call.reference());
      case Step.AwaitUntil wait when wait.until() != null ->
          "then wait " + Duration.between(now, wait.until());
      case Step.AwaitUntil wait -> "then wait";
      case Step.Done done -> "done";
    };
  }

  static String states(Order order) {
    List<String> parts = new ArrayList<>();
    parts.add(order.status().name());
    order.attempts().forEach(a -> parts.add(suffix(a.reference()) + " " + a.state().label()));
    order.refunds().forEach(r -> parts.add(suffix(r.reference()) + " " + r.state().label()));
    if (order.review() != null) {
      parts.add("review " + order.review().kind());
    }
    return String.join(" ", parts);
  }

  static String suffix(Reference reference) {
    return reference.text().substring(reference.order().value().length() + 1);
  }
}
