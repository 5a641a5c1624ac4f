package io.quittance.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.e2e.Http.Answer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Callers ask again where they are told to, and keep whatever nobody should be answered. */
class CallersTest {

  private final Callers callers = new Callers();

  @Test
  void what_says_later_is_asked_for_again() {
    Deque<Integer> answers = new ArrayDeque<>(List.of(503, 429, 202));
    Answer answer =
        callers.command("A-1", "pay k1", "wait=1", _ -> new Answer(answers.remove(), "{}"));
    assertThat(answer.status()).isEqualTo(202);
    assertThat(callers.heard()).hasSize(1);
    assertThat(callers.unexpected()).isEmpty();
  }

  @Test
  void an_answer_that_nobody_should_get_is_kept() {
    for (int status : List.of(201, 400, 404, 422, 500, 501, 502, 504)) {
      command("pay k" + status, status);
    }
    command("place", 200);
    command("place", 409);
    assertThat(callers.unexpected()).hasSize(10);
  }

  @Test
  void what_is_answered_to_commands_and_pages_is_not() {
    List.of(200, 202, 402, 409).forEach(status -> command("pay k" + status, status));
    command("place", 201);
    List.of(200, 404, 409).forEach(this::page);
    assertThat(callers.unexpected()).isEmpty();
    page(500);
    assertThat(callers.unexpected()).hasSize(1);
  }

  private void command(String what, int status) {
    assertThat(callers.command("A-1", what, "wait=1", _ -> new Answer(status, "{}")).status())
        .isEqualTo(status);
  }

  private void page(int status) {
    assertThat(callers.customer(() -> new Answer(status, "{}")).status()).isEqualTo(status);
  }
}
