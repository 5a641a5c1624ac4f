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
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Judges every order of a run, once all processes are well and nothing moves any more. */
final class Audit {

  private static final People JUDGES = new People(8);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration TO_AGREE = Duration.ofSeconds(30);

  private static final Set<String> WITH_OTHERS = Set.of("PAYING", "CANCELLING");

  private static final String FACTS = "select type from journal where order_id = ?";
  private static final String ANSWERED =
      "select fact ->> 'id' from journal where order_id = ? and type = 'CommandAnswered'";
  private static final String ENDED = "OrderEnded";
  private static final String REOPENED = "OrderReopened";

  private final Stack stack;
  private final Witnesses witnesses;
  private final Instant end;
  private final Outages outages;

  /**
   * Makes one.
   *
   * @param bound how long it may take until nothing moves any more
   * @param outages when a call could not arrive
   */
  Audit(Stack stack, Duration bound, Outages outages) {
    this.stack = stack;
    this.witnesses = new Witnesses(stack);
    this.end = Instant.now().plus(bound);
    this.outages = outages;
  }

  /**
   * What was found out about one order.
   *
   * @param testimony what its witnesses say; empty if they can't be heard
   * @param wrong all that is not as it should be, each in a sentence
   */
  record Finding(String orderId, Optional<Testimony> testimony, List<String> wrong) {
    List<String> sentences() {
      return wrong.stream().map(sentence -> orderId + ": " + sentence).toList();
    }

    Stream<Testimony> heard() {
      return testimony.stream();
    }
  }

  /** Waits until every order is at rest, gives every command once more, and judges them all. */
  List<Finding> judge(List<Heard> heard) throws Exception {
    List<String> orders = heard.stream().map(Heard::orderId).distinct().sorted().toList();
    List<List<String>> moving = JUDGES.each(orders, id -> told(() -> awaitRest(id)));
    List<List<String>> repeated = JUDGES.each(orders, id -> told(() -> repeat(id, heard)));
    List<Finding> findings = JUDGES.each(orders, this::agreement);
    for (int i = 0; i < orders.size(); i++) {
      findings.get(i).wrong().addAll(moving.get(i));
      findings.get(i).wrong().addAll(repeated.get(i));
    }
    return findings;
  }

  /** What can't be told is wrong, and no reason to tell nothing of the other orders. */
  private static List<String> told(Supplier<List<String>> look) {
    try {
      return look.get();
    } catch (RuntimeException | AssertionError e) {
      return List.of(Cause.of(e));
    }
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
    JsonNode order = stack.shop().get(id).json();
    Standing standing = standing(order, facts, heard);
    List<Heard> refunds = new ArrayList<>();
    for (Heard command : heard) {
      Http.Answer again = again(command, standing);
      wrong.addAll(Repeats.wrong(command, again, standing));
      if (command.kind().equals("refund") && again.status() < 300) {
        refunds.add(command);
      }
    }
    wrong.addAll(RefundsAsked.wrong(order, stack.books().charges(id), refundsOf(id), refunds));
    List<String> after = stack.database().texts(ANSWERED, id);
    if (answered.stream().anyMatch(key -> Collections.frequency(after, key) != 1)) {
      wrong.add("a command that was given once more did something once more");
    }
    return wrong;
  }

  private static Standing standing(JsonNode order, List<String> facts, List<Heard> heard) {
    long fulfilments =
        heard.stream()
            .filter(command -> command.kind().equals("fulfil"))
            .map(Heard::key)
            .distinct()
            .count();
    return new Standing(
        isAtRest(order),
        facts.contains(REOPENED),
        order.path("cancellation").isObject(),
        (int) fulfilments);
  }

  /** Gives it once more, and again while its answer may be no more than slow. */
  private static Http.Answer again(Heard command, Standing standing) {
    return settled(
        Instant.now().plus(TO_AGREE),
        answer -> !Repeats.isEarly(command, answer, standing),
        () -> Callers.answer(() -> command.call().apply("wait=1")).orElseThrow());
  }

  /** The refunds of an order that the provider was sent, as it has them. */
  private List<JsonNode> refundsOf(String id) {
    return stack
        .books()
        .callsJson(id)
        .valueStream()
        .filter(call -> call.path("path").asString().equals("/refunds"))
        .map(call -> call.path("reference").asString(""))
        .distinct()
        .map(reference -> stack.simulatorHttp.get("/refunds/" + reference).json())
        .toList();
  }

  /** What comes to an order that has ended is known to the engine, and to nobody else. */
  private List<String> lost(
      String id, List<Heard> heard, List<String> facts, List<String> answered) {
    boolean hasEnded = facts.contains(ENDED);
    List<String> lost = Repeats.lost(heard, answered, hasEnded);
    if (lost.isEmpty() || !hasEnded) {
      return lost;
    }
    Set<String> known = new TreeSet<>(answered);
    known.addAll(Messages.keys(stack.everyHistory(id)));
    return Repeats.lost(heard, known, hasEnded);
  }

  /** Nothing of it waits for a person, its customer, or the provider. */
  private static boolean isAtRest(JsonNode order) {
    boolean isRefunding =
        order
            .path("refunds")
            .valueStream()
            .anyMatch(refund -> refund.path("status").asString().equals("PENDING"));
    return !order.path("review").isObject()
        && !isRefunding
        && !WITH_OTHERS.contains(order.path("status").asString(""));
  }

  /** The books may be a moment behind: what is wrong then stays wrong. */
  private Finding agreement(String id) {
    Instant bound = Instant.now().plus(TO_AGREE);
    try {
      return settled(bound, finding -> finding.wrong().isEmpty(), () -> finding(id));
    } catch (AssertionError e) {
      return new Finding(id, Optional.empty(), new ArrayList<>(List.of(Cause.of(e))));
    }
  }

  private Finding finding(String id) {
    Testimony testimony = witnesses.hearNow(id);
    List<String> wrong = new ArrayList<>(testimony.differences());
    JsonNode view = stack.shop().get(id).json();
    JsonNode calls = stack.books().callsJson(id);
    wrong.addAll(Explanation.missing(view, stack.books().charges(id), calls, outages));
    wrong.addAll(Sends.twoAtOnce(calls));
    wrong.addAll(Sends.successorsTooEarly(view, calls));
    if (!view.path("status").asString("").equals(testimony.status())) {
      wrong.add("is shown as " + view.path("status") + ", its workflow says " + testimony.status());
    }
    return new Finding(id, Optional.of(testimony), wrong);
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
