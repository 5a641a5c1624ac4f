package io.quittance.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.api.orders.NoticeHearing;
import io.quittance.api.orders.OrdersFault;
import io.quittance.api.orders.ProblemCode;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.test.context.TestPropertySource;

/** Webhooks that come in while no database can be reached. */
@Timeout(60)
@TestPropertySource(properties = "SIMULATOR_WEBHOOK_SECRETS=" + SignedWebhook.SECRET)
class WebhooksWithoutBooksTest extends HttpTest {

  private static final String CAPTURED = SignedWebhook.charge("captured", "A-1-p1");

  @ParameterizedTest
  @EnumSource(names = {"ACCEPTED", "SIGNALLED", "KNOWN"})
  void what_its_running_order_has_is_acknowledged(NoticeHearing hearing) {
    notices.hearing(() -> hearing);

    String reference = "A-" + hearing.ordinal() + "0-p1";
    assertThat(send(webhook(SignedWebhook.charge("captured", reference))).status()).isEqualTo(204);
    assertThat(notices.told())
        .singleElement()
        .satisfies(told -> assertThat(told.notice().reference()).isEqualTo(reference));
  }

  @ParameterizedTest
  @EnumSource(names = {"TOO_EARLY", "GONE"})
  void what_nobody_has_must_come_again(NoticeHearing hearing) {
    notices.hearing(() -> hearing);

    assertMustComeAgain(send(webhook(CAPTURED)));
  }

  @Test
  void what_says_the_same_a_moment_later_must_come_again_and_costs_the_order_no_second_look() {
    notices.hearing(() -> NoticeHearing.ACCEPTED);
    String reversed = SignedWebhook.charge("reversed", "A-2-p1");
    assertThat(send(webhook(reversed)).status()).isEqualTo(204);

    assertMustComeAgain(send(webhook(reversed)));
    assertThat(notices.told()).hasSize(1);
    assertThat(send(webhook(SignedWebhook.charge("disputed", "A-2-p1"))).status()).isEqualTo(204);
  }

  @Test
  void without_books_and_engine_it_must_come_again() {
    notices.hearing(
        () -> {
          throw new OrdersFault(ProblemCode.ENGINE_UNAVAILABLE, null);
        });

    assertMustComeAgain(send(webhook(CAPTURED)));
  }

  @Test
  void what_is_about_no_money_must_come_again_too() {
    assertMustComeAgain(
        send(webhook("{\"type\":\"payout.paid\",\"timestamp\":\"2026-11-23T12:00:00Z\"}")));
    assertThat(notices.told()).isEmpty();
  }

  private HttpRequest.Builder webhook(String body) {
    return new SignedWebhook("evt-1", body).to(to("/v1/webhooks/simulator"));
  }

  private static void assertMustComeAgain(Got got) {
    assertThat(got.status()).isEqualTo(503);
    assertThat(got.text("code")).isEqualTo("books_unavailable");
    assertThat(got.header("Retry-After")).isEqualTo("1");
  }
}
