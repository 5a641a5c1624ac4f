package io.quittance.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.e2e.Http;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The judge of the provider's calls finds two live payments, and tells which calls were open. */
class SendsTest {

  @Test
  void a_payment_after_the_last_was_declined_or_closed_is_right() {
    assertThat(
            twoAtOnce(
                call("POST", "/charges", "A-1-p1", "00", "declined"),
                call("POST", "/charges", "A-1-p2", "10", "captured")))
        .isEmpty();
    assertThat(
            twoAtOnce(
                call("POST", "/charges", "A-1-p1", "00", null),
                call("POST", "/charges/A-1-p1/close", "A-1-p1", "05", "closed"),
                call("POST", "/charges", "A-1-p2", "10", "captured")))
        .isEmpty();
  }

  @Test
  void the_same_reference_again_is_no_second_payment() {
    assertThat(
            twoAtOnce(
                call("POST", "/charges", "A-1-p1", "00", null),
                call("POST", "/charges", "A-1-p1", "10", "captured")))
        .isEmpty();
  }

  @Test
  void a_payment_while_the_last_is_paid_pending_or_unknown_is_wrong() {
    for (String outcome : List.of("captured", "authorized", "pending", "charge_not_found")) {
      assertThat(
              twoAtOnce(
                  call("POST", "/charges", "A-1-p1", "00", outcome),
                  call("POST", "/charges", "A-1-p2", "10", "captured")))
          .as("after " + outcome)
          .hasSize(1);
    }
  }

  @Test
  void a_payment_before_the_last_is_closed_is_wrong() {
    assertThat(
            twoAtOnce(
                call("POST", "/charges", "A-1-p1", "00", null),
                call("POST", "/charges", "A-1-p2", "10", "captured"),
                call("POST", "/charges/A-1-p1/close", "A-1-p1", "15", "closed")))
        .hasSize(1);
  }

  @Test
  void a_refund_that_tries_again_after_the_last_failed_is_right() {
    assertThat(
            successors(
                call("POST", "/refunds", "A-1-r1", "00", "refund_refused"),
                call("POST", "/refunds", "A-1-r2", "10", "succeeded")))
        .isEmpty();
    assertThat(
            successors(
                call("POST", "/refunds", "A-1-r1", "00", "succeeded"),
                call("GET", "/refunds/A-1-r1", "A-1-r1", "05", "failed"),
                call("POST", "/refunds", "A-1-r2", "10", "succeeded")))
        .as("taken back")
        .isEmpty();
  }

  @Test
  void a_refund_that_tries_again_while_the_last_is_unknown_pending_or_done_is_wrong() {
    for (String outcome : List.of("succeeded", "pending", "refund_not_found")) {
      assertThat(
              successors(
                  call("POST", "/refunds", "A-1-r1", "00", null),
                  call("GET", "/refunds/A-1-r1", "A-1-r1", "05", outcome),
                  call("POST", "/refunds", "A-1-r2", "10", "succeeded")))
          .as("after " + outcome)
          .hasSize(1);
    }
    assertThat(
            successors(
                call("POST", "/refunds", "A-1-r1", "00", null),
                call("POST", "/refunds", "A-1-r2", "10", "succeeded"),
                call("GET", "/refunds/A-1-r1", "A-1-r1", "15", "failed")))
        .as("told only later")
        .hasSize(1);
  }

  @Test
  void refunds_of_two_commands_may_be_under_way_at_once() {
    assertThat(
            Sends.successorsTooEarly(
                Http.JSON.readTree(
                    "{\"refunds\":[{\"reference\":\"A-1-r1\",\"successor\":null},{\"reference\":\"A-1-r2\"}]}"),
                Http.JSON.readTree(
                    "[%s,%s]"
                        .formatted(
                            call("POST", "/refunds", "A-1-r1", "00", null),
                            call("POST", "/refunds", "A-1-r2", "10", "succeeded")))))
        .isEmpty();
  }

  @Test
  void a_call_was_open_from_its_arrival_until_its_answer() {
    String call = call("POST", "/charges", "A-1-p1", "10", "captured");
    assertThat(wasOpen(call, "09")).isFalse();
    assertThat(wasOpen(call, "11")).isTrue();
    assertThat(wasOpen(call, "12")).isFalse();
    assertThat(wasOpen(call("POST", "/charges", "A-1-p1", "10", null), "50")).isTrue();
  }

  private static boolean wasOpen(String call, String second) {
    return OpenCalls.wasOpen(Http.JSON.readTree(call), Instant.parse(time(second)));
  }

  private static List<String> successors(String... calls) {
    return Sends.successorsTooEarly(
        Http.JSON.readTree(
            "{\"refunds\":[{\"reference\":\"A-1-r1\",\"successor\":\"A-1-r2\"},{\"reference\":\"A-1-r2\"}]}"),
        Http.JSON.readTree("[" + String.join(",", calls) + "]"));
  }

  private static List<String> twoAtOnce(String... calls) {
    return Sends.twoAtOnce(Http.JSON.readTree("[" + String.join(",", calls) + "]"));
  }

  /** A call that takes two seconds; without an outcome it is never answered. */
  private static String call(
      String method, String path, String reference, String second, @Nullable String outcome) {
    String answered = "%02d".formatted(Integer.parseInt(second) + 2);
    return "{\"method\":\"%s\",\"path\":\"%s\",\"reference\":\"%s\",\"time\":\"%s\",\"outcome\":%s,\"answeredAt\":%s}"
        .formatted(
            method,
            path,
            reference,
            time(second),
            outcome == null ? "null" : "\"" + outcome + "\"",
            outcome == null ? "null" : "\"" + time(answered) + "\"");
  }

  private static String time(String second) {
    return "2026-01-01T12:00:" + second + "Z";
  }
}
