package io.quittance.e2e.mixed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The judge of the mixed orders finds the faults that this project exists to prevent. */
class ExplanationTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String LOOK =
      """
      {"method":"GET","path":"/charges/A-1-p1","reference":"A-1-p1","time":"2026-01-01T09:59:01Z","status":200}""";

  @Test
  void what_a_status_explains_is_right() {
    assertThat(missing("PAID", 4210, "[" + charge("captured", 4210, 0) + "]")).isEmpty();
    assertThat(missing("REFUNDED", 0, "[" + charge("captured", 4210, 4210) + "]")).isEmpty();
    assertThat(missing("CANCELLED", 0, "[" + charge("closed", 0, 0) + "]")).isEmpty();
    assertThat(missing("AUTHORIZED", 0, "[" + charge("authorized", 0, 0) + "]")).isEmpty();
    assertThat(missing("PAYING", 0, "[" + charge("pending", 0, 0) + "]")).isEmpty();
  }

  @Test
  void cancelled_but_charged_is_wrong() {
    assertThat(missing("CANCELLED", 0, "[" + charge("captured", 4210, 0) + "]")).isNotEmpty();
    assertThat(missing("CANCELLED", 0, "[" + charge("authorized", 0, 0) + "]")).isNotEmpty();
  }

  @Test
  void refunded_but_shipped_is_wrong() {
    assertThat(missing("FULFILLED", 4210, "[" + charge("captured", 4210, 4210) + "]")).isNotEmpty();
  }

  @Test
  void paid_with_nothing_taken_is_wrong() {
    assertThat(missing("PAID", 0, "[" + charge("closed", 0, 0) + "]")).isNotEmpty();
  }

  @Test
  void paid_twice_is_wrong() {
    String twice = charge("captured", 4210, 0) + "," + charge("captured", 4210, 0);
    assertThat(missing("PAID", 8420, "[" + twice + "]")).isNotEmpty();
    assertThat(missing("PAID", 4210, "[" + twice + "]")).isNotEmpty();
    assertThat(missing("REFUNDED", 0, "[" + charge("captured", 4210, 8420) + "]")).isNotEmpty();
  }

  @Test
  void standing_still_with_nobody_asked_is_wrong() {
    assertThat(missing("CANCELLING", 4210, "[" + charge("captured", 4210, 0) + "]")).isNotEmpty();
    assertThat(missing("PAYING", 0, "[" + charge("captured", 4210, 0) + "]")).isNotEmpty();
  }

  @Test
  void a_charge_sent_after_the_cancel_is_wrong_and_so_is_a_reference_sent_again() {
    String late = call("/charges", "A-1-p1", "10:01:00", "201");
    assertThat(missing("CANCELLED", 0, "[]", late)).isNotEmpty();
    String unanswered = call("/charges", "A-1-p1", "09:59:00", "null");
    String answered = call("/charges", "A-1-p1", "09:59:01", "201");
    assertThat(missing("CANCELLED", 0, "[]", unanswered + "," + answered)).isEmpty();
    assertThat(missing("CANCELLED", 0, "[]", answered + "," + unanswered)).isNotEmpty();
  }

  @Test
  void a_capture_or_a_close_that_was_answered_is_not_sent_again() {
    for (String change : List.of("/charges/A-1-p1/capture", "/charges/A-1-p1/close")) {
      String unanswered = call(change, "A-1-p1", "09:59:00", "null");
      String failed = call(change, "A-1-p1", "09:59:01", "500");
      String done = call(change, "A-1-p1", "09:59:02", "200");
      assertThat(missing("CANCELLED", 0, "[]", unanswered + "," + failed + "," + done)).isEmpty();
      assertThat(missing("CANCELLED", 0, "[]", done + "," + done)).hasSize(1);
      assertThat(missing("CANCELLED", 0, "[]", done + "," + LOOK + "," + done)).hasSize(1);
    }
  }

  @Test
  void a_capture_or_a_close_that_was_refused_is_sent_again_only_after_a_look() {
    for (String change : List.of("/charges/A-1-p1/capture", "/charges/A-1-p1/close")) {
      String refused = call(change, "A-1-p1", "09:59:00", "409");
      String done = call(change, "A-1-p1", "09:59:02", "200");
      assertThat(missing("CANCELLED", 0, "[]", refused + "," + done)).hasSize(1);
      assertThat(missing("CANCELLED", 0, "[]", refused + "," + LOOK + "," + done)).isEmpty();
    }
  }

  @Test
  void a_look_excuses_no_second_charge_and_no_second_refund() {
    for (String path : List.of("/charges", "/refunds")) {
      String refused = call(path, "A-1-p1", "09:59:00", "402");
      assertThat(missing("CANCELLED", 0, "[]", refused + "," + LOOK + "," + refused)).hasSize(1);
    }
  }

  @Test
  void a_charge_may_be_on_its_way_for_as_long_as_is_told_and_no_longer() {
    JsonNode order =
        JSON.readTree(
            """
            {"status":"CANCELLED","money":{"held":0},"refunds":[],"review":null,
             "cancellation":{"requestedAt":"2026-01-01T10:00:00Z"}}
            """);
    JsonNode none = JSON.readTree("[]");
    JsonNode late = JSON.readTree("[" + call("/charges", "A-1-p1", "10:00:07", "409") + "]");
    assertThat(Explanation.missing(order, none, late)).hasSize(1);
    assertThat(Explanation.missing(order, none, late, (_, _) -> Duration.ofSeconds(8))).isEmpty();
    assertThat(Explanation.missing(order, none, late, (_, _) -> Duration.ofSeconds(6))).hasSize(1);
  }

  private static List<String> missing(String status, long held, String charges) {
    return missing(status, held, charges, "");
  }

  private static List<String> missing(String status, long held, String charges, String calls) {
    JsonNode order =
        JSON.readTree(
            """
            {"status":"%s","money":{"held":%d},"refunds":[],"review":null,
             "cancellation":{"requestedAt":"2026-01-01T10:00:00Z"}}
            """
                .formatted(status, held));
    return Explanation.missing(order, JSON.readTree(charges), JSON.readTree("[" + calls + "]"));
  }

  private static String charge(String status, long captured, long refunded) {
    return "{\"status\":\"%s\",\"captured\":%d,\"refunded\":%d}"
        .formatted(status, captured, refunded);
  }

  private static String call(String path, String reference, String time, String status) {
    return """
        {"method":"POST","path":"%s","reference":"%s","time":"2026-01-01T%sZ","status":%s}"""
        .formatted(path, reference, time, status);
  }
}
