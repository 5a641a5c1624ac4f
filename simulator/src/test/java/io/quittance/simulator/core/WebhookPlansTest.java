package io.quittance.simulator.core;

import static io.quittance.simulator.core.Teller.authorizing;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the subscriber is told, and of what it is told nothing. */
class WebhookPlansTest {

  private static final String P1 = "A-1-p1";
  private static final String R1 = "B-1-r1";

  private final Teller teller = new Teller().telling();

  @ParameterizedTest
  @CsvSource({
    "TOK_OK,true,charge.captured",
    "TOK_OK,false,charge.authorized",
    "TOK_DECLINED,true,charge.declined",
    "TOK_SLOW,true,charge.pending charge.captured",
    "TOK_SLOW,false,charge.pending charge.authorized",
    "TOK_DELAYED,true,charge.captured",
    "TOK_TIMEOUT_BEFORE,true,''",
    "TOK_TIMEOUT_AFTER,true,charge.captured",
    "TOK_500_AFTER,true,charge.captured",
    "TOK_RATE_LIMITED,true,''",
    "TOK_REDIRECT,true,charge.pending",
    "TOK_AUTO_REVERSAL,true,charge.captured charge.reversed",
    "TOK_AUTH_EXPIRES,false,charge.authorized charge.closed",
    "TOK_NO_WEBHOOK,true,''",
    "TOK_WEBHOOK_STORM,true,charge.captured"
  })
  void each_change_of_a_charge_is_told(PaymentMethod method, boolean capture, String types) {
    teller.tell(capture ? Teller.charging(P1, method, 4210) : authorizing(P1, method));
    teller.pass(Duration.ofSeconds(5));
    assertThat(String.join(" ", teller.told(P1))).isEqualTo(types);
  }

  @Test
  void whatever_is_done_to_a_charge_is_told() {
    teller.tell(authorizing(P1));
    teller.tell(new Command.Capture(P1));
    teller.tell(new Command.Capture(P1));
    teller.tell(new Command.Dispute(P1));
    assertThat(teller.told(P1))
        .containsExactly("charge.authorized", "charge.captured", "charge.disputed");

    teller.charge("A-2-p1", PaymentMethod.TOK_REDIRECT);
    teller.tell(new Command.Close("A-2-p1"));
    teller.tell(new Command.CustomerAction("A-2-p1", CustomerResult.PAID));
    assertThat(teller.told("A-2-p1"))
        .containsExactly("charge.pending", "charge.closed", "charge.captured");

    teller.tell(new Command.Close("A-3-p1"));
    teller.tell(new Command.Close("A-3-p1"));
    assertThat(teller.told("A-3-p1")).containsExactly("charge.closed");
  }

  @Test
  void what_arrives_after_its_reference_was_closed_is_no_news() {
    teller.charge(P1, PaymentMethod.TOK_DELAYED);
    teller.tell(new Command.Close(P1));
    teller.pass(Duration.ofSeconds(3));
    assertThat(teller.told(P1)).containsExactly("charge.closed");
  }

  @ParameterizedTest
  @CsvSource({
    "TOK_OK,refund.succeeded",
    "TOK_REFUND_FAILS_3,refund.failed",
    "TOK_REFUND_TIMEOUT_AFTER,refund.succeeded",
    "TOK_REFUND_PENDING,refund.pending refund.succeeded",
    "TOK_REFUND_NEVER,refund.pending",
    "TOK_REFUND_TAKEN_BACK,refund.succeeded refund.failed",
    "TOK_REFUND_ACCOUNT_CLOSED,refund.failed",
    "TOK_NO_WEBHOOK,''"
  })
  void each_change_of_a_refund_is_told(PaymentMethod method, String types) {
    teller.charge(P1, method);
    teller.refund(R1, P1, 10);
    teller.refund(R1, P1, 10);
    teller.pass(Duration.ofSeconds(5));
    assertThat(String.join(" ", teller.told(R1))).isEqualTo(types);
  }

  @Test
  void a_refund_of_what_was_never_charged_is_no_news() {
    teller.refund(R1, P1, 10);
    assertThat(teller.told(R1)).isEmpty();
  }

  @Test
  void a_webhook_shows_the_charge_as_it_stood_and_not_as_it_stands() {
    teller.charge(P1, PaymentMethod.TOK_AUTO_REVERSAL);
    teller.pass(Duration.ofSeconds(2));
    List<Webhook> webhooks = teller.books().waitingWebhooks();
    assertThat(webhooks)
        .extracting(Webhook::type)
        .containsExactly("charge.captured", "charge.reversed");
    assertThat(webhooks.getFirst().charge()).extracting(Charge::refunded).isEqualTo(0L);
    assertThat(webhooks.getLast().charge()).isEqualTo(teller.held(P1));
    assertThat(webhooks).extracting(Webhook::id).doesNotHaveDuplicates();
  }

  @Test
  void a_charge_and_a_refund_of_one_name_are_told_apart() {
    teller.charge(P1, PaymentMethod.TOK_OK);
    teller.refund(P1, P1, 10);
    assertThat(teller.told(P1)).containsExactly("charge.captured", "refund.succeeded");
  }

  @Test
  void every_change_is_told_once_and_the_books_know_it_again() {
    long seed = 11;
    Random random = new Random(seed);
    for (int i = 0; i < 3000; i++) {
      teller.tell(RandomCommands.next(random));
      teller.pass(Duration.ofMillis(random.nextInt(400)));
    }
    Books again = new Books();
    teller.events().forEach(again::apply);

    assertThat(again.waitingWebhooks())
        .as("seed %d", seed)
        .isNotEmpty()
        .isEqualTo(teller.books().waitingWebhooks());
    long plans = teller.events().stream().filter(e -> e instanceof Event.WebhookPlanned).count();
    assertThat(again.waitingWebhooks()).hasSize((int) plans);
    assertThat(again.waitingWebhooks()).extracting(Webhook::id).doesNotHaveDuplicates();
  }

  @Test
  void what_is_added_to_the_books_by_hand_is_not_told() {
    teller.charge(P1, PaymentMethod.TOK_REDIRECT);
    teller.books().apply(new Event.ChargeCaptured(Instant.EPOCH, P1));
    assertThat(teller.told(P1)).containsExactly("charge.pending");
  }

  @Test
  void a_plan_whose_change_was_torn_off_tells_nothing_until_there_is_another() {
    Books books = new Books();
    books.apply(new Event.WebhookPlanned(Instant.EPOCH, "msg_1", "charge/" + P1));
    assertThat(books.waitingWebhooks()).isEmpty();
    books.apply(new Event.WebhookPlanned(Instant.EPOCH, "msg_2", "charge/" + P1));
    books.apply(new Event.ChargeClosed(Instant.EPOCH, P1, "ch_1"));
    assertThat(books.waitingWebhooks()).extracting(Webhook::id).containsExactly("msg_2");
  }

  @Test
  void what_has_ended_is_not_waited_for_and_an_end_without_beginning_is_nothing() {
    teller.charge(P1, PaymentMethod.TOK_OK);
    String id = teller.books().waitingWebhooks().getFirst().id();
    teller.books().apply(new Event.WebhookEnded(Instant.EPOCH, id, true, 2));
    teller.books().apply(new Event.WebhookEnded(Instant.EPOCH, id, false, 3));
    teller.books().apply(new Event.WebhookEnded(Instant.EPOCH, "msg_unheard_of", true, 1));

    assertThat(teller.books().waitingWebhooks()).isEmpty();
    assertThat(teller.books().webhook(id)).isNull();
    assertThat(teller.books().webhooksStartingWith(P1))
        .singleElement()
        .satisfies(
            standing ->
                assertThat(standing.end())
                    .isEqualTo(new Event.WebhookEnded(Instant.EPOCH, id, true, 2)));
  }
}
