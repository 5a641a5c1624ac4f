package io.quittance.api.http;

import io.quittance.api.books.ReconciliationReports;
import io.quittance.api.orders.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The proofs over many orders, and what they found. */
@RestController
@RequestMapping(path = "/v1/reconciliations", produces = MediaType.APPLICATION_JSON_VALUE)
final class ReconciliationsController {

  private final ReconciliationReports reports;

  ReconciliationsController(ReconciliationReports reports) {
    this.reports = reports;
  }

  @GetMapping
  @Operation(
      summary = "Lists reconciliations, the newest first",
      description = "Page by page: next of one page is before of the page after it.")
  @Documented(
      success = 200,
      answer = ReconciliationReports.Page.class,
      fails = {ProblemCode.FIELD_INVALID, ProblemCode.BOOKS_UNAVAILABLE})
  ResponseEntity<Object> list(
      @RequestParam(required = false) @Nullable String before,
      @Parameter(description = "1 to 200, usually 50.") @RequestParam(required = false)
          @Nullable String limit) {
    return answer(reports.page(QueryFields.count("before", before), QueryFields.limit(limit)));
  }

  @GetMapping("/{reconciliationId}")
  @Operation(summary = "Shows a reconciliation with the differences that it found")
  @Documented(
      success = 200,
      answer = ReconciliationReports.Full.class,
      fails = {ProblemCode.NOT_FOUND, ProblemCode.FIELD_INVALID, ProblemCode.BOOKS_UNAVAILABLE})
  ResponseEntity<Object> show(@PathVariable String reconciliationId) {
    long id =
        Objects.requireNonNull(QueryFields.count("reconciliationId", reconciliationId), "path");
    return answer(
        reports
            .find(id)
            .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.NOT_FOUND))));
  }

  private static ResponseEntity<Object> answer(Object body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(body);
  }
}
