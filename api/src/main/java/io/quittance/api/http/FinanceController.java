package io.quittance.api.http;

import io.quittance.api.orders.ProblemCode;
import io.quittance.store.Balance;
import io.quittance.store.Difference;
import io.quittance.store.Reconciliation;
import io.quittance.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the books tell of all orders together: balances, and what the reconciliations found. */
@RestController
@RequestMapping(path = "/v1", produces = MediaType.APPLICATION_JSON_VALUE)
final class FinanceController {

  private static final int PAGE = 50;
  private static final int MOST_DIFFERENCES = 1000;

  private final Store store;

  FinanceController(Store store) {
    this.store = store;
  }

  /** The sums of all accounts; debits are positive, in minor units. */
  @Schema(name = "LedgerBalances")
  record BalancesBody(List<Balance> balances) {}

  /** A page of reconciliations, the newest first. */
  @Schema(name = "Reconciliations")
  record ReconciliationsBody(List<Reconciliation> reconciliations, @Nullable String next) {}

  /** One reconciliation with what it found. */
  @Schema(name = "ReconciliationReport")
  record ReconciliationBody(Reconciliation reconciliation, List<Difference> differences) {}

  @GetMapping("/ledger/balances")
  @Operation(
      summary = "Sums every account of the ledger",
      description = "The customer funds of all orders are one line, order/*/customer-funds.")
  @Documented(
      success = 200,
      answer = FinanceController.BalancesBody.class,
      fails = ProblemCode.BOOKS_UNAVAILABLE)
  ResponseEntity<Object> balances() {
    return fresh(new BalancesBody(store.ledger().balances()));
  }

  @GetMapping("/reconciliations")
  @Operation(
      summary = "Lists the reconciliations with the providers, the newest first",
      description = "One that is under way shows how far it is.")
  @Documented(
      success = 200,
      answer = FinanceController.ReconciliationsBody.class,
      fails = {ProblemCode.CURSOR_INVALID, ProblemCode.BOOKS_UNAVAILABLE})
  ResponseEntity<Object> reconciliations(@RequestParam(required = false) @Nullable String cursor) {
    Long before = cursor == null ? null : id(cursor).orElseThrow(FinanceController::badCursor);
    List<Reconciliation> page = store.reconciliations().list(before, PAGE);
    String next = page.size() < PAGE ? null : Long.toString(page.getLast().id());
    return fresh(new ReconciliationsBody(page, next));
  }

  @GetMapping("/reconciliations/{id}")
  @Operation(summary = "Shows a reconciliation and what it found")
  @Documented(
      success = 200,
      answer = FinanceController.ReconciliationBody.class,
      fails = {ProblemCode.NOT_FOUND, ProblemCode.BOOKS_UNAVAILABLE})
  ResponseEntity<Object> reconciliation(@PathVariable String id, HttpServletRequest request) {
    return id(id)
        .flatMap(store.reconciliations()::find)
        .map(found -> fresh(withDifferences(found)))
        .orElseGet(() -> Problems.answer(Problem.of(ProblemCode.NOT_FOUND), request));
  }

  private ReconciliationBody withDifferences(Reconciliation reconciliation) {
    return new ReconciliationBody(
        reconciliation, store.reconciliations().differences(reconciliation.id(), MOST_DIFFERENCES));
  }

  private static Optional<Long> id(String text) {
    try {
      return Optional.of(Long.parseLong(text)).filter(id -> id > 0);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static ProblemException badCursor() {
    return new ProblemException(Problem.of(ProblemCode.CURSOR_INVALID, "cursor"));
  }

  private static ResponseEntity<Object> fresh(Object body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(body);
  }
}
