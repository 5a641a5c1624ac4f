package io.quittance.simulator.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.simulator.core.Amount;
import io.quittance.simulator.core.Books;
import io.quittance.simulator.core.ChargeRequest;
import io.quittance.simulator.core.Command;
import io.quittance.simulator.core.CustomerResult;
import io.quittance.simulator.core.PaymentMethod;
import io.quittance.simulator.core.RefundRequest;
import io.quittance.simulator.core.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DurableBooksTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Amount AMOUNT = new Amount(4210, "EUR");
  // In this story each of these lines is a change that others see.
  private static final List<String> CHANGES =
      List.of("charge_executed", "charge_captured", "charge_closed", "tok_redirect", "refund_exec");

  @TempDir private Path directory = Path.of("");

  @Test
  void wherever_a_write_is_torn_each_change_that_is_left_is_told_and_no_other() throws IOException {
    try (DurableBooks books = open(directory.resolve("whole"))) {
      story().forEach(command -> tell(books, command));
    }
    byte[] whole = Files.readAllBytes(directory.resolve("whole").resolve("books.jsonl"));
    Path folder = Files.createDirectory(directory.resolve("torn"));
    Path torn = folder.resolve("books.jsonl");
    for (int length = 0; length <= whole.length; length++) {
      Files.write(torn, Arrays.copyOf(whole, length));
      try (DurableBooks books = open(folder)) {
        assertThat(books.<Integer>read(DurableBooksTest::told))
            .as("cut at byte %d", length)
            .isEqualTo((int) Files.readAllLines(torn).stream().filter(this::isChange).count());
      }
    }
  }

  @Test
  void without_a_subscriber_nothing_is_told() throws IOException {
    try (DurableBooks books =
        DurableBooks.open(directory, false, _ -> {}, DurableBooksTest::fail)) {
      story().forEach(command -> tell(books, command));
      assertThat(books.<Integer>read(DurableBooksTest::told)).isZero();
    }
  }

  private boolean isChange(String line) {
    return CHANGES.stream().anyMatch(line::contains);
  }

  private static int told(Books books) {
    return books.webhooksStartingWith("").size();
  }

  private static Stream<Command> story() {
    return Stream.of(
        charge("A-1", PaymentMethod.TOK_OK),
        charge("A-2", PaymentMethod.TOK_REDIRECT),
        new Command.Close("A-2"),
        new Command.CustomerAction("A-2", CustomerResult.PAID),
        new Command.MakeRefund(new RefundRequest("A-1-r1", "A-1", AMOUNT)),
        new Command.Close("A-3"));
  }

  private static Command charge(String reference, PaymentMethod method) {
    return new Command.MakeCharge(new ChargeRequest(reference, AMOUNT, method, true));
  }

  private static void tell(DurableBooks books, Command command) {
    books.change(
        state ->
            new Change<>(Rules.decide(state, command, true, false, NOON).events(), "no answer"));
  }

  private static DurableBooks open(Path path) throws IOException {
    return DurableBooks.open(path, true, _ -> {}, DurableBooksTest::fail);
  }

  private static void fail(IOException cause) {
    throw new AssertionError(cause);
  }
}
