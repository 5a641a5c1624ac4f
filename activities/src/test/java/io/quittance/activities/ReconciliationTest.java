package io.quittance.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quittance.store.Difference;
import io.quittance.store.Store;
import io.quittance.store.StoredOrder;
import io.quittance.workflows.contract.OrderDataConverter;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.ReconciliationProgress;
import io.quittance.workflows.contract.ReconciliationResult;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Our books against the provider's: real Postgres, real simulator, real orders. */
@Timeout(180)
@NullUnmarked
class ReconciliationTest {

  @TempDir Path data;
  private RealBooks books;
  private Store store;
  private SimulatorProcess simulator;
  private Shop shop;

  @BeforeEach
  void open() throws IOException {
    books = RealBooks.open();
    store = books.store();
    simulator = SimulatorProcess.start(data);
    shop = new Shop(store, simulator);
  }

  @AfterEach
  void close() {
    shop.close();
    simulator.close();
    books.close();
  }

  @Test
  void orders_in_line_are_proven_once_and_open_ones_each_time() {
    shop.refunded("ended");
    shop.paid("open");
    ReconciliationResult first = shop.reconcile();
    assertThat(first.outcome()).isEqualTo("IN_LINE");
    assertThat(first.ordersProven()).isEqualTo(2);
    assertThat(first.chargesRead()).isEqualTo(2);
    ReconciliationResult second = shop.reconcile();
    assertThat(second.ordersProven()).as("the open one").isEqualTo(1);
    assertThat(second.chargesRead()).as("those that changed since").isZero();
    assertThat(store.reconciliations().find(second.id()).orElseThrow().outcome())
        .isEqualTo("IN_LINE");
    assertThat(shop.stored("ended").review()).isNull();
  }

  @Test
  void a_cancelled_order_whose_charge_was_captured_after_all_is_reopened_and_refunded() {
    shop.declinedAndCancelled("late");
    simulator.tamper(
        books -> {
          String executed = "\"reference\":\"late-p1\",\"status\":";
          return books.replace(
              executed + "\"declined\",\"declineCode\":\"card_declined\"",
              executed + "\"captured\"");
        });
    ReconciliationResult result = shop.reconcile();
    assertThat(result.outcome()).isEqualTo("DIFFERENCES");
    assertThat(differences(result)).extracting(Difference::what).containsExactly("standing");
    StoredOrder refunded = shop.await("late", row -> row.status().equals("REFUNDED"));
    assertThat(money(refunded).captured()).isEqualTo(4210);
    assertThat(money(refunded).held()).isZero();
    assertThat(refunded.review()).isNull();
    assertThat(runIds("late")).as("both runs wrote into one journal").hasSize(2);
    assertThat(shop.reconcile().outcome()).isEqualTo("IN_LINE");
  }

  @Test
  void a_proven_order_that_the_customer_disputes_is_reopened_and_a_person_asked_once()
      throws Exception {
    shop.refunded("disputed");
    assertThat(shop.reconcile().outcome()).isEqualTo("IN_LINE");
    simulator.post("/charges/disputed-p1/dispute", "");
    ReconciliationResult result = shop.reconcile();
    assertThat(differences(result)).extracting(Difference::what).containsExactly("disputed");
    StoredOrder asking = shop.await("disputed", row -> "DISPUTED".equals(row.review()));
    assertThat(asking.endedAt()).as("no order ends under a review").isNull();
    assertThat(shop.reconcile().outcome()).isEqualTo("IN_LINE");
    assertThat(shop.stored("disputed").seq()).as("asked once").isEqualTo(asking.seq());
  }

  @Test
  void a_charge_that_its_order_never_asked_for_is_told_once() throws Exception {
    shop.paid("A-1");
    simulator.charge("A-1-p9");
    ReconciliationResult result = shop.reconcile();
    assertThat(differences(result))
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.what()).isEqualTo("unknown_charge");
              assertThat(difference.reference()).isEqualTo("A-1-p9");
              assertThat(difference.evidence()).contains("A-1-p9", "7.00");
            });
    StoredOrder told = shop.await("A-1", row -> "PROVIDER_DIFFERS".equals(row.review()));
    shop.reconcile();
    assertThat(shop.stored("A-1").seq()).isEqualTo(told.seq());
  }

  @Test
  void a_difference_that_stays_is_told_once_however_often_it_is_found() {
    shop.paid("A-1");
    books.tamper("update orders set status = 'REFUNDED' where order_id = 'A-1'");
    assertThat(differences(shop.reconcile())).extracting(Difference::what).containsExactly("row");
    StoredOrder told = shop.await("A-1", row -> "PROVIDER_DIFFERS".equals(row.review()));
    books.tamper("update orders set status = 'REFUNDED' where order_id = 'A-1'");
    ReconciliationResult again = shop.reconcile();
    assertThat(differences(again)).extracting(Difference::what).containsExactly("row");
    assertThat(shop.stored("A-1").seq()).isEqualTo(told.seq());
  }

  @Test
  void a_ledger_that_its_journal_does_not_mean_is_found() {
    shop.refunded("A-1");
    books.tamper(
        """
        alter table ledger_entry disable trigger user;
        update ledger_entry set amount = sign(amount) * 4209
         where transaction_id = (select min(id) from ledger_transaction where order_id = 'A-1')
        """);
    ReconciliationResult result = shop.reconcile();
    assertThat(differences(result))
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.what()).isEqualTo("ledger");
              assertThat(difference.evidence()).contains("4209", "4210");
            });
    shop.await("A-1", row -> "PROVIDER_DIFFERS".equals(row.review()));
  }

  @Test
  void money_that_no_order_asked_for_becomes_an_order_that_asks() throws Exception {
    simulator.charge("theirs-7");
    ReconciliationResult result = shop.reconcile();
    assertThat(differences(result))
        .extracting(Difference::orderId, Difference::what)
        .containsExactly(tuple("unmatched-simulator-theirs-7", "unmatched"));
    StoredOrder unmatched =
        shop.await("unmatched-simulator-theirs-7", row -> "UNMATCHED_MONEY".equals(row.review()));
    assertThat(unmatched.status()).isEqualTo("CANCELLING");
    assertThat(money(unmatched).held()).isEqualTo(700);
    ReconciliationResult again = shop.reconcile();
    assertThat(again.outcome()).isEqualTo("IN_LINE");
    assertThat(shop.stored(unmatched.orderId()).seq()).isEqualTo(unmatched.seq());
  }

  @Test
  void money_of_an_order_that_the_books_have_not_heard_of_is_not_taken_for_unmatched() {
    shop.paid("unheard");
    books.tamper(
        """
        set session_replication_role = replica;
        delete from orders where order_id = 'unheard';
        """);
    assertThat(shop.reconcile().outcome()).isEqualTo("IN_LINE");
    assertThat(store.orders().find("unmatched-simulator-unheard-p1")).isEmpty();
  }

  @Test
  void money_of_an_order_whose_run_was_terminated_before_its_first_fact_asks_a_person()
      throws Exception {
    shop.claimedAndTerminated("A-1");
    simulator.charge("A-1-p1");
    ReconciliationProgress charges = shop.chargesOnly();
    assertThat(charges.undecided()).as("nothing holds the list back").isZero();
    assertThat(store.reconciliations().differences(charges.id(), 10))
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.orderId()).isEqualTo("A-1");
              assertThat(difference.what()).isEqualTo("unknown_charge");
              assertThat(difference.evidence()).contains("A-1-p1", "7.00");
            });
    StoredOrder told = shop.await("A-1", row -> "PROVIDER_DIFFERS".equals(row.review()));
    assertThat(told.view()).contains("A-1-p1");
    shop.chargesOnly();
    shop.reconcile();
    assertThat(shop.stored("A-1").seq()).as("asked once").isEqualTo(told.seq());
  }

  @Test
  void money_of_an_order_that_runs_and_has_no_fact_yet_is_left_to_the_next_time() throws Exception {
    shop.claimedAndAsleep("A-1");
    simulator.charge("A-1-p1");
    assertThat(shop.chargesOnly().undecided()).isEqualTo(1);
    assertThat(shop.stored("A-1").seq()).isZero();
  }

  @Test
  void an_open_order_whose_workflow_was_terminated_is_begun_again_from_its_journal() {
    shop.paid("A-1");
    shop.order("A-1").terminate("by an operator");
    assertThat(shop.reconcile().outcome()).isEqualTo("IN_LINE");
    assertThat(shop.order("A-1").describe().getStatus())
        .isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
    assertThat(shop.order("A-1").query("view", OrderView.class).status()).isEqualTo("PAID");
    assertThat(shop.stored("A-1").review()).isNull();
  }

  @Test
  void what_the_provider_does_not_answer_is_left_to_the_next_time() {
    shop.refunded("A-1");
    ReconciliationProgress unanswered = shop.firstPageWithoutProvider();
    assertThat(unanswered.undecided()).isEqualTo(1);
    assertThat(unanswered.ordersProven()).isZero();
    assertThat(store.orders().unproven(Instant.now(), null, 10)).hasSize(1);
    assertThat(shop.reconcile().ordersProven()).isEqualTo(1);
    assertThat(store.orders().unproven(Instant.now(), null, 10)).isEmpty();
  }

  @Test
  void an_order_that_was_claimed_and_never_started_is_started_once() {
    shop.claim(PaperOrder.start("forgotten"));
    assertThat(shop.sweep()).isEqualTo(1);
    shop.await("forgotten", row -> row.seq() > 0);
    assertThat(shop.sweep()).isZero();
    assertThat(shop.order("forgotten").query("view", OrderView.class).status())
        .isEqualTo("AWAITING_PAYMENT");
  }

  private List<Difference> differences(ReconciliationResult result) {
    return store.reconciliations().differences(result.id(), 100);
  }

  private static OrderView.MoneyView money(StoredOrder row) {
    return OrderDataConverter.mapper().readValue(row.view(), OrderView.class).money();
  }

  private List<String> runIds(String orderId) {
    return store.journal().read(orderId).stream().map(row -> row.runId()).distinct().toList();
  }
}
