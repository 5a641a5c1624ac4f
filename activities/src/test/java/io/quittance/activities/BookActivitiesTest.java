package io.quittance.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.domain.Fact;
import io.quittance.domain.Money;
import io.quittance.domain.Outcome;
import io.quittance.store.StoredOrder;
import io.quittance.workflows.contract.Appended;
import io.quittance.workflows.contract.FactJson;
import io.quittance.workflows.contract.FactsToAppend;
import io.quittance.workflows.contract.JournalActivities;
import io.quittance.workflows.contract.OrderDataConverter;
import io.quittance.workflows.contract.OrderState;
import io.quittance.workflows.contract.OrderView;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an order's facts become in the books, on a real Postgres. */
@NullUnmarked
class BookActivitiesTest {

  private static final Money EUR = Money.of(4210, "EUR");

  private static RealBooks books;
  private static JournalActivities activities;

  @BeforeAll
  static void open() {
    books = RealBooks.open();
    activities = new BookActivities(books.store());
  }

  @AfterAll
  static void close() {
    books.close();
  }

  @Test
  void what_is_written_is_read_back_as_the_same_order() {
    PaperOrder order = refunded("read-back", "ch_1");
    FactsToAppend facts = order.unwritten();
    Appended appended = activities.append(facts);
    assertThat(appended.result()).isEqualTo(Appended.Result.WRITTEN);
    assertThat(appended.nextSeq()).isEqualTo(facts.entries().size() + 1L);
    OrderState state = activities.read("read-back");
    assertThat(state.facts()).isEqualTo(facts.entries().size());
    assertThat(FactJson.readOrder(state.order())).isEqualTo(order.order());
  }

  @Test
  void an_orders_row_tells_where_it_stands_and_the_ledger_where_its_money_is() {
    PaperOrder order = refunded("row", "ch_2");
    activities.append(order.unwritten());
    StoredOrder row = stored("row");
    assertThat(row.status()).isEqualTo("REFUNDED");
    assertThat(row.revision()).isEqualTo(order.order().revision());
    assertThat(row.endedAt()).isEqualTo(order.order().updatedAt());
    OrderView view = OrderDataConverter.mapper().readValue(row.view(), OrderView.class);
    assertThat(view.money().captured()).isEqualTo(4210);
    assertThat(view.money().held()).isZero();
    assertThat(books.store().ledger().of("row"))
        .extracting(transaction -> transaction.fact())
        .containsExactly("Captured", "Refunded");
    assertThat(books.store().ledger().balances("row")).allMatch(balance -> balance.amount() == 0);
  }

  @Test
  void writing_again_changes_nothing_and_an_open_order_has_no_end() {
    FactsToAppend facts = paid("again", "ch_3").unwritten();
    Appended first = activities.append(facts);
    assertThat(activities.append(facts)).isEqualTo(first);
    assertThat(stored("again").seq()).isEqualTo(facts.entries().size());
    assertThat(stored("again").endedAt()).isNull();
  }

  @Test
  void an_order_that_nobody_claimed_is_claimed_by_its_first_facts() {
    PaperOrder order = PaperOrder.placed("unclaimed");
    assertThat(activities.append(order.unwritten()).result()).isEqualTo(Appended.Result.WRITTEN);
    assertThat(stored("unclaimed").fingerprint()).isEqualTo(order.start().fingerprint());
  }

  @Test
  void later_facts_do_not_make_up_for_missing_ones() {
    PaperOrder order = PaperOrder.placed("gap");
    order.unwritten();
    Appended appended = activities.append(order.pay("tok_ok").unwritten());
    assertThat(appended.result()).isEqualTo(Appended.Result.GAP);
    assertThat(appended.nextSeq()).isEqualTo(1);
    assertThat(appended.evidence()).contains("facts 1 to 1 of order gap");
    assertThat(books.store().orders().find("gap")).isEmpty();
  }

  @Test
  void another_fact_in_a_place_that_is_taken_is_answered_with_what_stands() {
    FactsToAppend kept = PaperOrder.placed("conflict").pay("tok_ok").unwritten();
    activities.append(kept);
    FactsToAppend other = PaperOrder.placed("conflict").cancel().unwritten();
    Appended appended = activities.append(other);
    assertThat(appended.result()).isEqualTo(Appended.Result.CONFLICT);
    assertThat(appended.nextSeq()).isEqualTo(2);
    assertThat(appended.ownRun()).isTrue();
    assertThat(facts(appended.standing()))
        .isEqualTo(facts(kept.entries().stream().map(FactsToAppend.Entry::fact).toList()));
    assertThat(appended.evidence()).contains("Fact 2", "PAY", "CANCEL");
  }

  @Test
  void a_conflict_with_another_run_says_so() {
    activities.append(PaperOrder.placed("reset").pay("tok_ok").unwritten());
    FactsToAppend other = PaperOrder.placed("reset").cancel().unwritten();
    FactsToAppend ofAnotherRun =
        new FactsToAppend(
            other.orderId(),
            other.firstSeq(),
            "run-2",
            other.start(),
            other.entries(),
            other.view());
    assertThat(activities.append(ofAnotherRun).ownRun()).isFalse();
  }

  @Test
  void an_id_that_the_provider_gave_twice_is_told_and_the_facts_stand() {
    activities.append(paid("clash-1", "ch_twice").unwritten());
    Appended appended = activities.append(paid("clash-2", "ch_twice").unwritten());
    assertThat(appended.result()).isEqualTo(Appended.Result.WRITTEN);
    assertThat(appended.clashes())
        .containsExactly("simulator gave its id ch_twice to clash-1-p1 of order clash-1 before");
  }

  @Test
  void books_that_are_away_are_asked_again_and_alarm_nobody() {
    RealBooks away = RealBooks.away();
    JournalActivities unlucky = new BookActivities(away.store());
    assertThatThrownBy(() -> unlucky.append(PaperOrder.placed("away").unwritten()))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo(JournalActivities.BOOKS_UNAVAILABLE);
              assertThat(failure.isNonRetryable()).isFalse();
              assertThat(failure.getCategory()).isEqualTo(ApplicationErrorCategory.BENIGN);
            });
    away.close();
  }

  @Test
  void a_booking_that_is_not_in_balance_is_refused_for_good_and_its_order_asks_a_person() {
    PaperOrder order = PaperOrder.placed("unbalanced");
    activities.append(order.unwritten());
    FactsToAppend right = refund(order, "ch_4");
    FactsToAppend wrong = unbalanced(right);

    assertRefused(() -> activities.append(wrong), "does not sum to zero");
    assertThat(books.store().journal().read("unbalanced")).hasSize(1);
    StoredOrder asking = stored("unbalanced");
    assertThat(asking.review()).isEqualTo("BOOKS_REFUSED");
    assertThat(asking.status()).isEqualTo("AWAITING_PAYMENT");
    OrderView view = OrderDataConverter.mapper().readValue(asking.view(), OrderView.class);
    assertThat(view.review().evidence()).contains("does not sum to zero");
    assertThat(view.review().amount()).isEqualTo(right.start().amount());

    assertThat(activities.append(right).result()).isEqualTo(Appended.Result.WRITTEN);
    assertThat(stored("unbalanced").review()).isNull();
  }

  @Test
  void what_no_row_can_be_made_of_is_refused_for_good_too() {
    PaperOrder order = PaperOrder.placed("no-currency");
    activities.append(order.unwritten());
    FactsToAppend wrong =
        changed(refund(order, "ch_5"), line -> new FactsToAppend.Line(line.account(), "€", 4210));

    assertRefused(() -> activities.append(wrong), "");
    assertThat(stored("no-currency").review()).isEqualTo("BOOKS_REFUSED");
  }

  private static void assertRefused(ThrowingCallable append, String evidence) {
    assertThatThrownBy(append)
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo(JournalActivities.BOOKS_REFUSED);
              assertThat(failure.isNonRetryable()).isTrue();
              assertThat(failure.getOriginalMessage()).contains(evidence);
              assertThat(failure.getOriginalMessage().lines()).hasSizeLessThanOrEqualTo(1);
            });
  }

  private static FactsToAppend unbalanced(FactsToAppend facts) {
    return changed(
        facts,
        line -> new FactsToAppend.Line(line.account(), line.currency(), Math.abs(line.amount())));
  }

  private static FactsToAppend changed(
      FactsToAppend facts, UnaryOperator<FactsToAppend.Line> change) {
    return new FactsToAppend(
        facts.orderId(),
        facts.firstSeq(),
        facts.runId(),
        facts.start(),
        facts.entries().stream().map(entry -> changed(entry, change)).toList(),
        facts.view());
  }

  private static FactsToAppend.Entry changed(
      FactsToAppend.Entry entry, UnaryOperator<FactsToAppend.Line> change) {
    return new FactsToAppend.Entry(
        entry.type(),
        entry.fact(),
        entry.at(),
        entry.eventId(),
        entry.status(),
        entry.revision(),
        entry.event(),
        entry.told(),
        entry.postings().stream().map(change).toList(),
        entry.names());
  }

  /** Returns the facts of a payment and its refund, which end the order. */
  private static FactsToAppend refund(PaperOrder order, String providerReference) {
    return refunded(order, providerReference).unwritten();
  }

  @Test
  void an_order_without_a_first_fact_is_not_made_up() {
    assertThatThrownBy(() -> activities.read("nobody")).hasMessageContaining("nobody");
  }

  private static PaperOrder paid(String id, String providerReference) {
    return paid(PaperOrder.placed(id), providerReference);
  }

  private static PaperOrder paid(PaperOrder order, String providerReference) {
    order.pay("tok_ok");
    return order.answered(
        new Outcome.Captured(
            order.order().attempts().getLast().reference(), EUR, providerReference));
  }

  private static PaperOrder refunded(String id, String providerReference) {
    return refunded(PaperOrder.placed(id), providerReference);
  }

  private static PaperOrder refunded(PaperOrder order, String providerReference) {
    paid(order, providerReference).cancel();
    return order.answered(
        new Outcome.Refunded(
            order.order().refunds().getLast().reference(), EUR, "re of " + providerReference));
  }

  private static StoredOrder stored(String id) {
    return books.store().orders().find(id).orElseThrow();
  }

  private static List<Fact> facts(List<String> json) {
    return json.stream().map(FactJson::read).toList();
  }
}
