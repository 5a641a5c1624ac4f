package io.quittance.e2e.chaos;

import io.quittance.e2e.Await;
import io.quittance.e2e.Http;
import io.quittance.e2e.People;
import io.quittance.e2e.Stack;
import io.quittance.e2e.Testimony;
import io.quittance.e2e.Witnesses;
import io.quittance.e2e.mixed.Explanation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Judges every order of a run, once all processes are well and nothing moves any more. */
final class Audit {

  private static final People JUDGES = new People(8);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration TO_AGREE = Duration.ofSeconds(30);

  /** A call is given up after ten seconds; one to a provider that stands still may arrive then. */
  private static final Duration ON_THE_WAY = Duration.ofSeconds(15);

  private static final Set<String> WITH_OTHERS = Set.of("PAYING", "CANCELLING");

  private static final String FACTS = "select type from journal where order_id = ?";
  private static final String ANSWERED =
      "select fact ->> 'id' from journal where order_id = ? and type = 'CommandAnswered'";
  private static final String ENDED = "OrderEnded";
  private static final String REOPENED = "OrderReopened";

  private final Stack stack;
  private final Witnesses witnesses;
  private final Instant end;

  /**
   * Makes one.
   *
   * @param bound how long it may take until nothing moves any more
   */
  Audit(Stack stack, Duration bound) {
    this.stack = stack;
    this.witnesses = new Witnesses(stack);
    this.end = Instant.now().plus(bound);
  }

  /**
   * What was found out about one order.
   *
   * @param wrong all that is not as it should be, each in a sentence
   */
  record Finding(Testimony testimony, List<String> wrong) {
    List<String> sentences() {
      return wrong.stream().map(sentence -> testimony.orderId() + ": " + sentence).toList();
    }
  }

  /** Waits until every order is at rest, gives every command once more, and judges them all. */
  List<Finding> judge(List<Heard> heard) throws Exception {
    List<String> orders = heard.stream().map(Heard::orderId).distinct().sorted().toList();
    List<List<String>> moving = JUDGES.each(orders, this::awaitRest);
    List<List<String>> repeated = JUDGES.each(orders, id -> repeat(id, heard));
    List<Finding> findings = JUDGES.each(orders, this::agreement);
    for (int i = 0; i < orders.size(); i++) {
      findings.get(i).wrong().addAll(moving.get(i));
      findings.get(i).wrong().addAll(repeated.get(i));
    }
    return findings;
  }

  /** Returns what is in our books or the provider's and belongs to no order that was placed. */
  List<String> strangers(List<Heard> heard) {
    Set<String> placed = new TreeSet<>();
    heard.forEach(command -> placed.add(command.orderId()));
    List<String> strangers = new ArrayList<>();
    stack.database().texts("select order_id from orders").stream()
        .filter(id -> !placed.contains(id))
        .forEach(id -> strangers.add(id + " is in our books, and nobody placed it"));
    for (JsonNode charge : stack.simulatorHttp.get("/books?prefix=").json().path("charges")) {
      String reference = charge.path("reference").asString();
      if (!placed.contains(reference.substring(0, Math.max(0, reference.lastIndexOf("-p"))))) {
        strangers.add("the provider has " + charge + ", which is no order's");
      }
    }
    return strangers;
  }

  /** Returns what moves in the end. */
  private List<String> awaitRest(String id) {
    return settled(end, List::isEmpty, () -> moving(stack.shop().get(id).json()));
  }

  private List<String> moving(JsonNode order) {
    return Rest.moving(order, this::isPendingRefund, Instant.now());
  }

  private boolean isPendingRefund(String reference) {
    Http.Answer answer = stack.simulatorHttp.get("/refunds/" + reference);
    return answer.json().path("status").asString("").equals("pending");
  }

  /** Who was told that a command is taken on must find it there, without asking again. */
  private List<String> repeat(String id, List<Heard> all) {
    List<Heard> heard = all.stream().filter(command -> command.orderId().equals(id)).toList();
    List<String> facts = stack.database().texts(FACTS, id);
    List<String> answered = stack.database().texts(ANSWERED, id);
    List<String> wrong = new ArrayList<>(lost(id, heard, facts, answered));
    boolean isAtRest = isAtRest(stack.shop().get(id));
    for (Heard command : heard) {
      Http.Answer again =
          Await.value(
              "it is answered",
              TO_AGREE,
              () -> Callers.answer(() -> command.call().apply("wait=1")));
      wrong.addAll(
          Repeats.wrong(
              command.what(), command.answer(), again, isAtRest, facts.contains(REOPENED)));
    }
    List<String> after = stack.database().texts(ANSWERED, id);
    if (answered.stream().anyMatch(key -> Collections.frequency(after, key) != 1)) {
      wrong.add("a command that was given once more did something once more");
    }
    return wrong;
  }

  /** What comes to an order that has ended is known to the engine, and to nobody else. */
  private List<String> lost(
      String id, List<Heard> heard, List<String> facts, List<String> answered) {
    List<String> lost = Repeats.lost(heard, answered);
    if (lost.isEmpty() || !facts.contains(ENDED)) {
      return lost;
    }
    Set<String> known = new TreeSet<>(answered);
    known.addAll(Messages.keys(stack.everyHistory(id)));
    return Repeats.lost(heard, known);
  }

  /** Nothing of it waits for a person, its customer, or the provider. */
  private boolean isAtRest(Http.Answer answer) {
    JsonNode order = answer.json();
    boolean isRefunding =
        order
            .path("refunds")
            .valueStream()
            .anyMatch(refund -> refund.path("status").asString().equals("PENDING"));
    return !order.path("review").isObject()
        && !isRefunding
        && !WITH_OTHERS.contains(answer.orderStatus());
  }

  /** The books may be a moment behind: what is wrong then stays wrong. */
  private Finding agreement(String id) {
    Instant bound = Instant.now().plus(TO_AGREE);
    return settled(bound, finding -> finding.wrong().isEmpty(), () -> finding(id));
  }

  private Finding finding(String id) {
    Testimony testimony = witnesses.hearNow(id);
    List<String> wrong = new ArrayList<>(testimony.differences());
    JsonNode view = stack.shop().get(id).json();
    JsonNode calls = stack.books().callsJson(id);
    wrong.addAll(Explanation.missing(view, stack.books().charges(id), calls, ON_THE_WAY));
    wrong.addAll(Sends.twoAtOnce(calls));
    if (!view.path("status").asString("").equals(testimony.status())) {
      wrong.add("is shown as " + view.path("status") + ", its workflow says " + testimony.status());
    }
    return new Finding(testimony, wrong);
  }

  /** Returns what it is at last: as soon as it is well, or when the time is over. */
  private static <T> T settled(Instant bound, Predicate<T> isWell, Supplier<T> look) {
    return Await.value(
        "it can be told",
        Duration.between(Instant.now(), bound).plus(TO_AGREE),
        PAUSE,
        () -> {
          T seen = look.get();
          return isWell.test(seen) || Instant.now().isAfter(bound)
              ? Optional.of(seen)
              : Optional.empty();
        });
  }
}
