package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What comes to a provider's address and is not what it seems: each its code, and nothing moves.
 */
@Timeout(120)
class BadWebhookTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final Stack stack = SharedStack.get();
  private final Shop shop = stack.shop();
  private final String id = shop.place("bad");
  private final String charge = id + "-p1";
  private String before = "";

  @BeforeEach
  void pay() {
    assertThat(shop.pay(id, "tok_ok", "k1").status()).isEqualTo(200);
    Await.until("its own webhook is told", SOON, () -> untold() == 0 && kept() == 1);
    before = standing();
  }

  @Test
  void forged_stale_and_future_dated() {
    Notice notice = Notice.charge("reversed", charge);

    assertRefused(notice.signedBy("whsec_" + "Zm9yZ2Vk".repeat(4)), 401);
    assertRefused(notice.aged(Duration.ofSeconds(320)), 401);
    assertRefused(notice.aged(Duration.ofSeconds(-320)), 401);
    assertThat(kept()).isEqualTo(1);
    assertNothingMoved();
  }

  @Test
  void oversized_malformed_and_to_nobody() {
    Notice notice = Notice.charge("reversed", charge);

    assertRefused(notice.padded(64 * 1024), 413);
    assertRefused(Notice.charge("reversed", ""), 400);
    Http.Answer nobody = stack.apiHttp.post("/v1/webhooks/nobody", notice.body());
    assertThat(nobody.status()).isEqualTo(404);
    assertThat(nobody.code()).isEqualTo("provider_unknown");
    assertNothingMoved();
  }

  @Test
  void replayed() {
    Notice known = Notice.charge("captured", charge);

    for (int i = 0; i < 5; i++) {
      assertThat(known.sendTo(stack.apiHttp).status()).isEqualTo(204);
    }
    Await.until("it is told", SOON, () -> untold() == 0);

    assertThat(kept()).isEqualTo(2);
    assertNothingMoved();
  }

  @Test
  void about_a_reference_that_was_never_sent_or_is_another_orders() {
    String other = shop.place("bad");
    assertThat(shop.pay(other, "tok_ok", "k1").status()).isEqualTo(200);
    int otherEvents = stack.history(other).size();

    assertTaken(Notice.charge("captured", id + "-p9"));
    assertTaken(Notice.refund("succeeded", id + "-r9", id + "-p9"));
    assertTaken(Notice.refund("failed", other + "-r1", id + "-p9"));
    assertTaken(Notice.charge("captured", "nobody-p1"));
    Await.until(
        "all are told",
        SOON,
        () ->
            stack
                    .database()
                    .number(
                        "select count(*) from webhook_inbox where outcome is null and name"
                            + " in (?, ?, ?)",
                        id + "-p9",
                        id + "-r9",
                        other + "-r1")
                == 0);

    Await.until(
        "the provider is asked again about what it has never seen",
        SOON,
        () ->
            stack.database().number("select attempts from webhook_inbox where name = 'nobody-p1'")
                > 1);

    assertNothingMoved();
    assertThat(stack.history(other)).hasSize(otherEvents);
    assertThat(
            stack
                .database()
                .text("select count(*) from orders where order_id like 'unmatched-%nobody%'"))
        .isEqualTo("0");
  }

  private void assertRefused(Notice notice, int status) {
    Http.Answer answer = notice.sendTo(stack.apiHttp);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.code())
        .isEqualTo(
            switch (status) {
              case 401 -> "webhook_signature_invalid";
              case 413 -> "body_too_large";
              default -> "malformed_request";
            });
  }

  private void assertTaken(Notice notice) {
    assertThat(notice.sendTo(stack.apiHttp).status()).isEqualTo(204);
  }

  private void assertNothingMoved() {
    assertThat(standing()).isEqualTo(before);
  }

  private String standing() {
    return stack.history(id).size()
        + " events, "
        + shop.get(id).json().path("revision")
        + ", "
        + stack.books().of(id);
  }

  private long kept() {
    return stack
        .database()
        .number("select count(*) from webhook_inbox where charge_name = ?", charge);
  }

  private long untold() {
    return stack
        .database()
        .number(
            "select count(*) from webhook_inbox where charge_name = ? and outcome is null", charge);
  }
}
