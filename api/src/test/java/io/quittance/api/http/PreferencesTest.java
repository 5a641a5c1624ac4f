package io.quittance.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.api.orders.Wait;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class PreferencesTest {

  @Test
  void who_prefers_nothing_waits_ten_seconds() {
    assertThat(preferring()).isEqualTo(new Preferences(Wait.upTo(Duration.ofSeconds(10)), null));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "wait=5 | 5 | wait=5",
        "wait=0 | 0 | wait=0",
        "wait=60 | 60 | wait=60",
        "wait=3600 | 60 | wait=60",
        "Wait = \"7\" | 7 | wait=7",
        "handling=lenient, wait=5; x=1 | 5 | wait=5",
        "wait=5, wait=9 | 5 | wait=5",
        "respond-async, wait=5 | 5 | respond-async, wait=5",
        "wait=-1 | 10 |",
        "wait=soon | 10 |",
        "wait | 10 |",
        "wait=99999999999 | 10 |",
      })
  void a_wait_is_heeded_up_to_a_minute(String prefer, int seconds, String applied) {
    assertThat(preferring(prefer))
        .isEqualTo(new Preferences(Wait.upTo(Duration.ofSeconds(seconds)), applied));
  }

  @Test
  void who_prefers_an_answer_later_waits_for_nothing() {
    assertThat(preferring("respond-async"))
        .isEqualTo(new Preferences(Wait.none(), "respond-async"));
  }

  @Test
  void preferences_may_come_in_several_headers() {
    assertThat(preferring("handling=strict", "wait=3").waiting())
        .isEqualTo(Wait.upTo(Duration.ofSeconds(3)));
  }

  private static Preferences preferring(String... headers) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    for (String header : headers) {
      request.addHeader("Prefer", header);
    }
    return Preferences.of(request);
  }
}
