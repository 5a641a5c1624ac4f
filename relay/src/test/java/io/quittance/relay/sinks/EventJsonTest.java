package io.quittance.relay.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.domain.Fact;
import io.quittance.store.OutboxEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventJsonTest {

  private static final EventJson JSON = new EventJson("quittance");

  @Test
  void an_event_is_a_cloud_event_with_the_order_as_it_is_after_the_fact() {
    Message message =
        JSON.message(
            event(
                "Captured",
                "{\"money\": {\"held\": 4210}, \"review\": null, \"reference\": \"A-1-p1\"}"));

    assertThat(message.id()).isEqualTo("A-1/7");
    assertThat(message.type()).isEqualTo("io.quittance.order.captured.v1");
    assertThat(message.orderId()).isEqualTo("A-1");
    assertThat(new String(message.body(), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"specversion":"1.0","id":"A-1/7","source":"quittance",\
            "type":"io.quittance.order.captured.v1","subject":"A-1",\
            "time":"2026-11-23T12:00:00.123Z","datacontenttype":"application/json",\
            "sequence":"0000000007","partitionkey":"A-1",\
            "data":{"orderId":"A-1","seq":7,"fact":"Captured","status":"PAID","revision":5,\
            "reference":"A-1-p1","money":{"held":4210},"review":null}}\
            """);
  }

  @Test
  void an_event_of_an_older_release_tells_what_it_has() {
    assertThat(new String(JSON.message(event("OrderPlaced", null)).body(), StandardCharsets.UTF_8))
        .endsWith("\"revision\":5,\"reference\":null,\"money\":null,\"review\":null}}");
  }

  @Test
  void it_is_the_same_whatever_language_the_machine_speaks() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(new String(JSON.message(event("Captured", null)).body(), StandardCharsets.UTF_8))
          .contains("\"sequence\":\"0000000007\"");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void each_kind_of_fact_has_a_name_of_its_own() {
    assertThat(EventType.of("OrderPlaced")).isEqualTo("io.quittance.order.placed.v1");
    assertThat(EventType.of("PaymentWindowClosed"))
        .isEqualTo("io.quittance.order.payment-window-closed.v1");
    assertThat(kinds(Fact.class).map(kind -> EventType.of(kind.getSimpleName())))
        .doesNotHaveDuplicates()
        .allMatch(type -> type.matches("io\\.quittance\\.order\\.[a-z]+(-[a-z]+)*\\.v1"))
        .hasSizeGreaterThan(30);
  }

  private static Stream<Class<?>> kinds(Class<?> type) {
    return type.isInterface()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventJsonTest::kinds)
        : Stream.of(type);
  }

  private static OutboxEvent event(String type, @Nullable String data) {
    return new OutboxEvent(
        99,
        "A-1",
        7,
        type,
        "PAID",
        5,
        Instant.parse("2026-11-23T12:00:00.123Z"),
        data,
        0,
        Duration.ZERO);
  }
}
