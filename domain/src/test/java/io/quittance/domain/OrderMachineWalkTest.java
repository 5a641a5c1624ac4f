package io.quittance.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random orders against a provider with books of its own; {@link Play} asserts the invariants. */
class OrderMachineWalkTest {

  /** The same in every build, so that a build fails by its change; other seeds by the command. */
  private static final long SEED = 20_261_126;

  private static final int ORDERS = 20_000;

  @Test
  void every_random_order_comes_to_rest_with_its_money_where_its_status_says() {
    long seed = Long.getLong("seed", SEED);
    System.out.println("random walk: -Dseed=" + seed);
    int orders = Integer.getInteger("orders", ORDERS);
    for (int i = 0; i < orders; i++) {
      walk(seed + i);
    }
  }

  private static void walk(long seed) {
    Random random = new Random(seed);
    ProviderTraits traits = random.nextBoolean() ? Play.TRAITS : Play.WITHOUT_TOMBSTONES;
    CaptureMode capture = random.nextInt(4) > 0 ? CaptureMode.SALE : CaptureMode.AUTHORIZE;
    ModelProvider provider = new ModelProvider(random, traits);
    Play play = new Play(Play.terms(capture, traits));
    try {
      for (int i = 0; i < 12; i++) {
        move(play, provider, random);
      }
      comeToRest(play, provider);
      provider.arriveAll();
      judge(play.order(), provider);
      moneyGoesOn(play, provider, random);
      comeToRest(play, provider);
      judge(play.order(), provider);
      assertThat(OrderMachine.fold(play.facts())).isEqualTo(play.order());
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("-Dseed=" + seed + "\n" + String.join("\n", lines(play)), e);
    }
  }

  private static void move(Play play, ModelProvider provider, Random random) {
    if (play.next() instanceof Step.Call && random.nextInt(3) > 0) {
      Step.Call call = play.begin();
      if (random.nextInt(3) == 0) {
        command(play, random);
      }
      play.answer(provider.perform(call, play.now()));
    } else {
      command(play, random);
      play.after(Duration.ofSeconds(random.nextInt(600)));
    }
  }

  private static void command(Play play, Random random) {
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> play.pay();
      case 3 -> play.cancel();
      case 4, 5 -> play.fulfil();
      case 6 -> play.refund(1L + random.nextInt(4210));
      default ->
          play.decide(new Command.Notice(play.header(), "simulator", null, null, null, null));
    }
  }

  /** Ended is ended for commands, not for money: rule 10. */
  private static void moneyGoesOn(Play play, ModelProvider provider, Random random) {
    Order order = play.order();
    play.after(Duration.ofDays(random.nextInt(400)));
    switch (order.status()) {
      case CANCELLED, EXPIRED -> provider.captureLate(order).ifPresent(of -> news(play, of));
      case REFUNDED -> provider.takeBack(order).ifPresent(of -> news(play, of));
      case COMPLETED -> play.refund(1L + random.nextInt(4210));
      default -> {}
    }
  }

  private static void news(Play play, Reference of) {
    play.decide(new Command.Notice(play.header(), "simulator", null, of, null, "it differs"));
    assertThat(play.order().status()).isEqualTo(OrderStatus.CANCELLING);
  }

  /** Whatever was left open: nobody asks for anything any more, and the provider goes on. */
  private static void comeToRest(Play play, ModelProvider provider) {
    Calls calls = new Calls();
    for (int i = 0; i < 5_000; i++) {
      switch (play.next()) {
        case Step.Done done -> {
          return;
        }
        case Step.AwaitUntil wait when wait.until() == null -> {
          return;
        }
        case Step.AwaitUntil wait -> play.after(Duration.between(play.now(), wait.until()));
        case Step.Call call -> {
          calls.count(play.now());
          play.answer(provider.perform(play.begin(), play.now()));
        }
      }
    }
    throw new AssertionError("never came to rest");
  }

  /** A machine that asks in a circle makes call after call without any time passing. */
  private static final class Calls {
    private Instant at = Instant.EPOCH;
    private int atOnce;

    void count(Instant now) {
      atOnce = now.equals(at) ? atOnce + 1 : 1;
      at = now;
      assertThat(atOnce).as("calls in one instant").isLessThan(25);
    }
  }

  private static void judge(Order order, ModelProvider provider) {
    Position money = Position.of(order);
    assertThat(money.isSettled() || order.status() == OrderStatus.AUTHORIZED).isTrue();
    assertThat(money.held()).as("I7").isEqualTo(provider.held());
    assertThat(provider.captured()).as("paid twice").isLessThanOrEqualTo(4210);
    switch (order.status()) {
      case CANCELLED, EXPIRED -> assertThat(provider.captured()).isZero();
      case REFUNDED -> assertThat(provider.held()).isZero();
      case PAID, COMPLETED -> assertThat(provider.captured()).isEqualTo(4210);
      case AUTHORIZED -> assertThat(provider.captured()).isZero();
      case AWAITING_PAYMENT, PAYING, FULFILLING, FULFILLED, CANCELLING ->
          throw new AssertionError("at rest as " + order.status());
    }
  }

  private static Iterable<String> lines(Play play) {
    return play.facts().stream().map(Fact::toString).toList();
  }
}
