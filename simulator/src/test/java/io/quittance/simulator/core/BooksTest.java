package io.quittance.simulator.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BooksTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final Books books = new Books();

  @Test
  void the_state_is_the_fold_of_the_events() {
    Teller teller = new Teller();
    Random random = new Random(42);
    for (int i = 0; i < 3000; i++) {
      teller.tell(RandomCommands.next(random));
      teller.pass(Duration.ofMillis(random.nextInt(400)));
    }
    teller.events().forEach(books::apply);

    assertThat(books.chargesStartingWith("")).isNotEmpty();
    assertThat(books.chargesStartingWith("")).isEqualTo(teller.books().chargesStartingWith(""));
    assertThat(books.due()).isEqualTo(teller.books().due());
    for (int i = 0; i < 40; i++) {
      assertThat(books.charge("A-" + i)).isEqualTo(teller.books().charge("A-" + i));
      assertThat(books.refund("A-" + i)).isEqualTo(teller.books().refund("A-" + i));
    }
  }

  @Test
  void no_sequence_of_commands_returns_more_than_was_captured_or_takes_more_than_was_asked() {
    Teller teller = new Teller();
    Random random = new Random(7);
    for (int i = 0; i < 5000; i++) {
      teller.tell(RandomCommands.next(random));
      teller.pass(Duration.ofMillis(random.nextInt(400)));
    }
    assertThat(teller.books().chargesStartingWith(""))
        .isNotEmpty()
        .allSatisfy(
            charge -> {
              Amount amount = charge.amount();
              long asked = amount == null ? 0L : amount.value();
              assertThat(charge.captured()).isIn(0L, asked, asked * 9 / 10);
              assertThat(charge.refunded()).isBetween(0L, charge.captured());
            });
  }

  @Test
  void charges_are_listed_by_prefix_in_order_of_first_arrival() {
    Teller teller = new Teller();
    for (String reference : List.of("B-2-p1", "A-9-p1", "A-1-p1", "A-10-p1", "a-1-p1")) {
      teller.charge(reference, PaymentMethod.TOK_OK);
    }
    teller.tell(new Command.Close("A-5-p1"));

    assertThat(teller.books().chargesStartingWith("A-"))
        .extracting(Charge::reference)
        .containsExactly("A-9-p1", "A-1-p1", "A-10-p1", "A-5-p1");
    assertThat(teller.books().chargesStartingWith("A-1-")).hasSize(1);
    assertThat(teller.books().chargesStartingWith("C")).isEmpty();
    assertThat(teller.books().chargesStartingWith("")).hasSize(6);
  }

  @Test
  void calls_are_listed_in_order_of_arrival_though_they_are_answered_in_another() {
    Call first = Call.arrived(1, NOON, "POST", "/charges", "A-1", null);
    Call second = Call.arrived(2, NOON, "GET", "/charges/A-1", "A-1", null);
    Verdict verdict = new Verdict.Unanswered("captured", false);
    List.of(first, second.after(verdict, NOON), first.after(verdict, NOON))
        .forEach(call -> books.apply(new Event.Called(call)));
    books.apply(new Event.Called(Call.arrived(4, NOON, "GET", "/charges/A-1", "A-1", null)));
    books.apply(new Event.Called(Call.arrived(3, NOON, "GET", "/charges/A-1", "A-1", null)));
    books.apply(new Event.Called(Call.arrived(5, NOON, "POST", "/charges", null, null)));

    assertThat(books.callsStartingWith("A-")).extracting(Call::seq).containsExactly(1L, 2L, 3L, 4L);
    assertThat(books.callsStartingWith("A-").getFirst().outcome()).isEqualTo("captured");
    assertThat(books.callsStartingWith("")).hasSize(5);
    assertThat(books.lastSeq()).isEqualTo(5);
  }

  @Test
  void events_that_contradict_each_other_are_not_taken_in() {
    Event executed = new Event.ChargeExecuted(NOON, "A-1", ChargeStatus.CAPTURED, null);
    Event accepted =
        new Event.ChargeAccepted(
            NOON, "A-1", "ch_1", new Amount(1, "EUR"), PaymentMethod.TOK_OK, true, NOON, false);

    assertThatThrownBy(() -> books.apply(executed))
        .isInstanceOf(BrokenBooks.class)
        .hasMessage("the charge A-1 was never accepted");
    books.apply(accepted);
    assertThatThrownBy(() -> books.apply(accepted)).isInstanceOf(BrokenBooks.class);
    books.apply(executed);
    assertThatThrownBy(() -> books.apply(executed)).isInstanceOf(BrokenBooks.class);
    assertThatThrownBy(() -> books.apply(new Event.RefundExecuted(NOON, "A-1-r1")))
        .isInstanceOf(BrokenBooks.class);
    books.apply(new Event.ChargeClosed(NOON, "A-2", "ch_2"));
    assertThatThrownBy(() -> books.apply(new Event.ChargeCaptured(NOON, "A-2")))
        .isInstanceOf(BrokenBooks.class)
        .hasMessage("the charge A-2 has no amount to capture");
  }
}
