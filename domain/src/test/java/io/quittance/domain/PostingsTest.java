package io.quittance.domain;

import static io.quittance.domain.Play.eur;
import static io.quittance.domain.Play.placed;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * The postings of every path, as a table that finance can read in a change's diff. After an
 * intended change: {@code mvn -pl domain test -Dtable=write}. That each balances, and I6, is
 * asserted by {@link Play} after every fact, here and in every test of the machine; the simulation
 * does the same.
 */
class PostingsTest {

  private static final Path TABLE = Path.of("src/test/resources/postings.txt");

  @Test
  void every_path_books_what_the_committed_table_says() throws IOException {
    String table = table();
    if ("write".equals(System.getProperty("table"))) {
      Files.writeString(TABLE, table);
    }
    assertThat(table).isEqualTo(Files.readString(TABLE));
  }

  @Test
  void a_refund_that_is_open_at_fulfilment_is_booked_against_refunds_when_it_succeeds() {
    Play play = paid().refund(1000L).send().fulfil();
    assertThat(play.books().balances()).containsEntry("merchant/revenue EUR", -4210L);
    refunded(play, 1000);
    assertThat(play.books().balances()).containsEntry("merchant/refunds EUR", 1000L);
    assertThat(play.books().balances()).doesNotContainKey("order/A-1/customer-funds EUR");
  }

  @Test
  void a_refund_taken_back_after_fulfilment_is_booked_back_to_where_it_was_booked_from() {
    Play play = refunded(paid().refund(1000L).send(), 1000).fulfil();
    lookAt(play, play.lastRefund(), new Outcome.Refused(play.lastRefund(), RefusalCause.OTHER));
    assertThat(play.books().balances())
        .containsEntry("order/A-1/customer-funds EUR", -1000L)
        .containsEntry("merchant/revenue EUR", -3210L);
  }

  private static String table() {
    Map<String, Supplier<Play>> paths = new LinkedHashMap<>();
    paths.put("captured", PostingsTest::paid);
    paths.put("captured, another amount than asked", PostingsTest::paidWrongly);
    paths.put("cancelled and refunded", () -> refunded(paid().cancel().send(), 4210));
    paths.put("partly refunded", () -> refunded(paid().refund(1000L).send(), 1000));
    paths.put("fulfilled", () -> paid().fulfil());
    paths.put("partly refunded, then fulfilled", PostingsTest::partlyRefundedThenFulfilled);
    paths.put("fulfilled, then partly refunded", PostingsTest::fulfilledThenPartlyRefunded);
    paths.put("refund taken back", PostingsTest::takenBack);
    paths.put("refund taken back after fulfilment", PostingsTest::takenBackAfterFulfilment);
    paths.put("paid twice, fulfilled, one refunded", PostingsTest::paidTwice);
    paths.put("late money, refunded", PostingsTest::lateMoney);
    paths.put("money that no order asked for", PostingsTest::unmatched);
    StringBuilder table = new StringBuilder();
    paths.forEach((name, path) -> rows(table, name, path.get()));
    return table.toString();
  }

  private static void rows(StringBuilder table, String name, Play play) {
    table.append(name).append(System.lineSeparator());
    Order order = OrderMachine.place((Fact.OrderPlaced) play.facts().getFirst());
    for (Fact fact : play.facts().subList(1, play.facts().size())) {
      for (Posting posting : Postings.of(order, fact)) {
        table.append(
            "  %-14s %-34s %s %6d%n"
                .formatted(
                    fact.getClass().getSimpleName(),
                    posting.account(),
                    posting.currency(),
                    posting.amount()));
      }
      order = OrderMachine.evolve(order, fact);
    }
    play.books()
        .balances()
        .forEach((account, amount) -> table.append("  = %-49s%7d%n".formatted(account, amount)));
    table.append(System.lineSeparator());
  }

  private static Play paid() {
    return placed().pay().send().captured();
  }

  private static Play paidWrongly() {
    Play play = placed().pay().send();
    return play.answer(new Outcome.Captured(play.payment(), eur(4000), "ch_1"));
  }

  private static Play refunded(Play play, long minorUnits) {
    return play.answer(new Outcome.Refunded(play.lastRefund(), eur(minorUnits), "re_1"));
  }

  private static Play partlyRefundedThenFulfilled() {
    return refunded(paid().refund(1000L).send(), 1000).fulfil();
  }

  private static Play fulfilledThenPartlyRefunded() {
    return refunded(paid().fulfil().refund(1000L).send(), 1000);
  }

  private static Play takenBack() {
    Play play = refunded(paid().refund(1000L).send(), 1000);
    return lookAt(
        play, play.lastRefund(), new Outcome.Refused(play.lastRefund(), RefusalCause.OTHER));
  }

  private static Play takenBackAfterFulfilment() {
    Play play = fulfilledThenPartlyRefunded();
    return lookAt(
        play, play.lastRefund(), new Outcome.Refused(play.lastRefund(), RefusalCause.OTHER));
  }

  /** The first attempt was thought never made, and comes through after the second one has paid. */
  private static Play paidTwice() {
    Play play = placed().pay().send().unknown().untilCall().send();
    Reference first = play.payment();
    play.answer(new Outcome.NotFound(first)).untilCall().send();
    play.answer(new Outcome.Closed(first));
    play.pay().send().captured().fulfil();
    lookAt(play, first, new Outcome.Captured(first, eur(4210), "ch_0"));
    play.untilCall().send();
    return refunded(play, 4210);
  }

  private static Play lateMoney() {
    Play play = placed().pay().send();
    play.answer(new Outcome.Declined(play.payment(), "card_declined")).cancel();
    lookAt(play, play.payment(), new Outcome.Captured(play.payment(), eur(4210), "ch_1"));
    return refunded(play.send(), 4210);
  }

  private static Play unmatched() {
    OrderTerms like = Play.terms(CaptureMode.SALE, Play.TRAITS);
    OrderTerms terms =
        new OrderTerms(
            new OrderId("unmatched-simulator-theirs-7"),
            "unmatched",
            eur(4210),
            null,
            like.payWithin(),
            like.capture(),
            LatePayment.HOLD_FOR_REVIEW,
            like.refundWindow(),
            new TreeMap<>(),
            like.providers());
    List<Fact> found =
        OrderMachine.found(
            new Fact.OrderPlaced(terms, Play.START), "simulator", "theirs-7", "ch_7");
    return new Play(found);
  }

  private static Play lookAt(Play play, Reference of, Outcome answer) {
    play.decide(new Command.Notice(play.header(), "simulator", null, of, null, "it differs"));
    return play.send().answer(answer);
  }
}
