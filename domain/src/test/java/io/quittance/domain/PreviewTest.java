package io.quittance.domain;

import static io.quittance.domain.Play.eur;
import static io.quittance.domain.Play.placed;
import static io.quittance.domain.Play.placedToAuthorize;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a cancel is foretold to do, and that it does so. */
class PreviewTest {

  private static final Duration DELAY = Play.TRAITS.longestDelay();
  private static final Duration PROMISE = Play.TRAITS.refundTimePromise();

  @Test
  void an_order_without_a_payment_would_end_at_once() {
    Play play = placed();
    Preview.Foretold foretold = foretold(play);
    assertThat(foretold.rule()).isEqualTo(CancelRule.NOTHING_TAKEN);
    assertThat(foretold.best()).isEqualTo(foretold.worst());
    assertThat(foretold.best().endsAs()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(foretold.best().by()).isEqualTo(play.now());
    assertThat(foretold.best().returned()).isEmpty();
  }

  @Test
  void captured_money_would_be_back_at_once_or_when_the_provider_promises() {
    Play play = placed().pay().send().captured();
    Preview.Foretold foretold = foretold(play);
    assertThat(foretold.rule()).isEqualTo(CancelRule.REFUND);
    assertThat(told(foretold.best())).containsExactly("Refund A-1-r1");
    assertThat(foretold.best().endsAs()).isEqualTo(OrderStatus.REFUNDED);
    assertThat(foretold.best().returned()).isEqualTo(Map.of("EUR", 4210L));
    assertThat(foretold.best().by()).isEqualTo(play.now());
    assertThat(told(foretold.worst())).containsExactly("Refund A-1-r1", "LookUp A-1-r1 many times");
    assertThat(foretold.worst().by())
        .isBetween(play.now().plus(PROMISE), play.now().plus(PROMISE).plus(Duration.ofHours(1)));
    assertThat(foretold.worst().asked())
        .extracting(Review::kind)
        .containsExactly(Review.Kind.REFUND_OVERDUE);
    assertThat(foretold.worst().review()).isNull();
  }

  @Test
  void a_charge_in_flight_would_be_nothing_or_be_refunded() {
    Play play = placed().pay().send();
    Preview.Foretold foretold = foretold(play);
    assertThat(foretold.rule()).isEqualTo(CancelRule.IN_FLIGHT);
    assertThat(foretold.best().endsAs()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(foretold.best().calls()).isEmpty();
    assertThat(foretold.worst().endsAs()).isEqualTo(OrderStatus.REFUNDED);
    assertThat(told(foretold.worst()))
        .containsExactly("LookUp A-1-p1 many times", "Refund A-1-r1", "LookUp A-1-r1 many times");
    assertThat(foretold.worst().by()).isAfter(play.now().plus(DELAY).plus(PROMISE));
  }

  @Test
  void a_pending_payment_would_be_closed_or_found_to_be_too_late_to_close() {
    Play play = placed().pay("tok_redirect").send();
    play.answer(new Outcome.Pending(play.payment(), "https://bank.example/1", "ch_1"));
    Preview.Foretold foretold = foretold(play);
    assertThat(foretold.rule()).isEqualTo(CancelRule.CLOSE);
    assertThat(told(foretold.best())).containsExactly("Close A-1-p1");
    assertThat(foretold.best().endsAs()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(told(foretold.worst()))
        .containsExactly(
            "Close A-1-p1",
            "LookUp A-1-p1 many times",
            "Refund A-1-r1",
            "LookUp A-1-r1 many times");
    assertThat(foretold.worst().returned()).isEqualTo(Map.of("EUR", 4210L));
  }

  @Test
  void reserved_money_would_be_voided() {
    Play play = placedToAuthorize().pay().send();
    play.answer(new Outcome.Authorized(play.payment(), eur(4210), "ch_1"));
    assertThat(foretold(play).rule()).isEqualTo(CancelRule.CLOSE);
    assertThat(told(foretold(play).best())).containsExactly("Close A-1-p1");
  }

  @Test
  void what_is_unknown_would_be_looked_up_first() {
    Preview.Foretold foretold = foretold(placed().pay().send().unknown());
    assertThat(foretold.rule()).isEqualTo(CancelRule.LOOK_UP);
    assertThat(told(foretold.best())).containsExactly("LookUp A-1-p1");
    assertThat(foretold.best().endsAs()).isEqualTo(OrderStatus.CANCELLED);
  }

  @Test
  void only_what_is_left_would_go_back() {
    Play play = placed().pay().send().captured().refund(1000L).send();
    play.answer(new Outcome.Refunded(play.lastRefund(), eur(1000), "re_1"));
    assertThat(foretold(play).best().returned()).isEqualTo(Map.of("EUR", 3210L));
  }

  @Test
  void a_refund_that_was_refused_for_good_would_wait_for_a_person() {
    Play play = placed().pay().send().captured().cancel().send();
    play.answer(new Outcome.Refused(play.lastRefund(), RefusalCause.TOO_OLD));
    Preview.Foretold foretold = foretold(play);
    assertThat(foretold.rule()).isEqualTo(CancelRule.PERSON);
    assertThat(foretold.best()).isEqualTo(foretold.worst());
    assertThat(foretold.best().endsAs()).isEqualTo(OrderStatus.CANCELLING);
    assertThat(foretold.best().review()).isEqualTo(Review.Kind.REFUND_REFUSED);
    assertThat(foretold.best().by()).isNull();
  }

  @Test
  void an_ended_order_would_stay_as_it_is() {
    Play play = placed().cancel();
    Preview preview = Preview.ofCancel(play.order(), "kim", null, play.now().plusSeconds(60));
    assertThat(preview.reply()).isEqualTo(new Reply.Unchanged());
    Preview.Foretold foretold = Objects.requireNonNull(preview.foretold());
    assertThat(foretold.rule()).isEqualTo(CancelRule.ENDED);
    assertThat(foretold.best().by()).isEqualTo(play.now());
    assertThat(foretold.best().calls()).isEmpty();
  }

  @Test
  void a_command_of_any_name_given_before_does_not_stand_in_the_way() {
    Play play = placed();
    play.decide(new Command.Fulfil(Play.header("preview", "f")));
    assertThat(foretold(play).rule()).isEqualTo(CancelRule.NOTHING_TAKEN);
  }

  static List<String> situations() {
    return List.copyOf(Situations.all().keySet());
  }

  @ParameterizedTest
  @MethodSource("situations")
  void a_real_cancel_in_the_best_world_ends_as_foretold(String name) {
    assertForetold(name, now -> new BestCase(), Preview.Foretold::best);
  }

  @ParameterizedTest
  @MethodSource("situations")
  void a_real_cancel_in_the_worst_world_ends_as_foretold(String name) {
    assertForetold(name, WorstCase::new, Preview.Foretold::worst);
  }

  private static void assertForetold(
      String name,
      Function<Instant, World> world,
      Function<Preview.Foretold, Preview.Course> course) {
    Play play = situation(name);
    List<Fact> factsBefore = List.copyOf(play.facts());
    Preview preview = Preview.ofCancel(play.order(), "customer", "changed my mind", play.now());
    assertThat(play.facts()).as("nothing of it happens").isEqualTo(factsBefore);

    Reply reply = play.decide(new Command.Cancel(play.header(), "changed my mind"));
    assertThat(preview.reply()).isEqualTo(reply);
    assertThat(preview.foretold() == null).isEqualTo(reply instanceof Reply.Refused);
    if (preview.foretold() == null) {
      return;
    }
    Preview.Course foretold = course.apply(preview.foretold());
    List<String> calls = played(play, world.apply(play.now()));

    assertThat(told(foretold)).isEqualTo(calls);
    assertThat(foretold.endsAs()).isEqualTo(play.order().status());
    assertThat(foretold.review()).isEqualTo(play.reviewKind());
    assertThat(foretold.returned()).isEqualTo(returned(play, factsBefore.size()));
    assertThat(foretold.by()).isEqualTo(endedAt(play));
  }

  /** Whatever mix of both worlds happens, it ends between them. */
  @ParameterizedTest
  @MethodSource("situations")
  void a_real_cancel_ends_between_the_best_and_the_worst(String name) {
    long seed = Long.getLong("seed", System.nanoTime());
    for (int i = 0; i < Integer.getInteger("plays", 50); i++) {
      Random random = new Random(seed + i);
      Play play = situation(name);
      int before = play.facts().size();
      Preview.Foretold foretold = Preview.ofCancel(play.order(), "?", null, play.now()).foretold();
      if (foretold == null || foretold.best().review() != null) {
        return;
      }
      play.cancel();
      played(play, mix(random, play.now()));
      String how = name + " -Dseed=" + (seed + i);
      assertThat(endedAt(play)).as(how).isNotNull();
      long returned = returned(play, before).getOrDefault("EUR", 0L);
      assertThat(returned)
          .as(how)
          .isBetween(
              foretold.best().returned().getOrDefault("EUR", 0L),
              foretold.worst().returned().getOrDefault("EUR", 0L));
      assertThat(endedAt(play)).as(how).isBetween(foretold.best().by(), foretold.worst().by());
    }
  }

  private static @Nullable Instant endedAt(Play play) {
    Ending ending = play.order().ending();
    return ending == null ? null : ending.at();
  }

  private static World mix(Random random, Instant start) {
    World best = new BestCase();
    World worst = new WorstCase(start);
    return (order, of, now) -> (random.nextBoolean() ? best : worst).answer(order, of, now);
  }

  private static Play situation(String name) {
    return Objects.requireNonNull(Situations.all().get(name), name).get();
  }

  /** Plays an order until nothing happens any more, and returns the calls. */
  private static List<String> played(Play play, World world) {
    play.order().inFlight().forEach(of -> hear(play, world, of));
    List<String> calls = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      play.after(Duration.ZERO);
      switch (play.next()) {
        case Step.Call call -> {
          play.begin();
          add(calls, call.getClass().getSimpleName() + " " + call.reference());
          hear(play, world, call.reference());
        }
        case Step.AwaitUntil wait when wait.until() != null ->
            play.after(Duration.between(play.now(), wait.until()));
        case Step.AwaitUntil wait -> {
          return calls;
        }
        case Step.Done done -> {
          return calls;
        }
      }
    }
    throw new AssertionError("no end in sight: " + calls);
  }

  private static void hear(Play play, World world, Reference of) {
    play.answer(world.answer(play.order(), of, play.now()));
  }

  private static void add(List<String> calls, String call) {
    boolean again = !calls.isEmpty() && calls.getLast().replace(" many times", "").equals(call);
    if (again) {
      calls.removeLast();
    }
    calls.add(again ? call + " many times" : call);
  }

  private static List<String> told(Preview.Course course) {
    return course.calls().stream()
        .map(
            c ->
                c.call().getClass().getSimpleName()
                    + " "
                    + c.call().reference()
                    + (c.times() > 1 ? " many times" : ""))
        .toList();
  }

  private static Map<String, Long> returned(Play play, int since) {
    Map<String, Long> returned = new TreeMap<>();
    for (Fact fact : play.facts().subList(since, play.facts().size())) {
      if (fact instanceof Fact.Refunded f) {
        returned.merge(f.amount().currency().getCurrencyCode(), f.amount().minorUnits(), Long::sum);
      }
    }
    return returned;
  }

  private static Preview.Foretold foretold(Play play) {
    Preview preview = Preview.ofCancel(play.order(), "customer", "changed my mind", play.now());
    return Objects.requireNonNull(preview.foretold(), () -> "" + preview.reply());
  }
}
