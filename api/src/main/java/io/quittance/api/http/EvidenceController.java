package io.quittance.api.http;

import io.quittance.api.books.Evidence;
import io.quittance.api.books.Proving;
import io.quittance.api.evidence.LedgerBalances;
import io.quittance.api.evidence.LedgerOfOrder;
import io.quittance.api.evidence.ProofOfOrder;
import io.quittance.api.evidence.Timeline;
import io.quittance.api.orders.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** What an order's money did, and the proof of it. */
@RestController
@RequestMapping(path = "/v1", produces = MediaType.APPLICATION_JSON_VALUE)
final class EvidenceController {

  private final Evidence evidence;
  private final Proving proving;

  EvidenceController(Evidence evidence, Proving proving) {
    this.evidence = evidence;
    this.proving = proving;
  }

  @GetMapping("/orders/{orderId}/timeline")
  @Operation(
      summary = "Tells all that happened to an order",
      description = "One entry for each fact. The ETag is how many there are.")
  @Documented(
      success = {200, 304},
      answer = Timeline.class,
      fails = {
        ProblemCode.ORDER_NOT_FOUND,
        ProblemCode.FIELD_INVALID,
        ProblemCode.BOOKS_UNAVAILABLE
      })
  ResponseEntity<Object> timeline(@PathVariable String orderId, HttpServletRequest request) {
    String seen = tag(facts(orderId));
    if (new ServletWebRequest(request).checkNotModified(seen)) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
          .cacheControl(CacheControl.noCache())
          .eTag(seen)
          .build();
    }
    Timeline timeline = evidence.timeline(orderId);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache())
        .eTag(tag(timeline.entries().size()))
        .body(timeline);
  }

  private static String tag(long facts) {
    return "\"" + facts + "\"";
  }

  @GetMapping("/orders/{orderId}/ledger")
  @Operation(summary = "Shows what an order booked")
  @Documented(
      success = 200,
      answer = LedgerOfOrder.class,
      fails = {
        ProblemCode.ORDER_NOT_FOUND,
        ProblemCode.FIELD_INVALID,
        ProblemCode.BOOKS_UNAVAILABLE
      })
  ResponseEntity<Object> ledger(@PathVariable String orderId) {
    facts(orderId);
    return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(evidence.ledger(orderId));
  }

  private long facts(String orderId) {
    return evidence.facts(PathIds.checked(orderId)).orElseThrow(() -> notFound(orderId));
  }

  private static ProblemException notFound(String orderId) {
    return new ProblemException(Problem.of(ProblemCode.ORDER_NOT_FOUND).about(orderId));
  }

  @GetMapping("/orders/{orderId}/proof")
  @Operation(
      summary = "Proves where an order's money is",
      description =
          "The order's books beside the provider's own answer, fetched now. A difference is a"
              + " verdict, not an error.")
  @Documented(
      success = 200,
      answer = ProofOfOrder.class,
      fails = {
        ProblemCode.ORDER_NOT_FOUND,
        ProblemCode.FIELD_INVALID,
        ProblemCode.BOOKS_UNAVAILABLE
      })
  ResponseEntity<Object> proof(@PathVariable String orderId) {
    ProofOfOrder proof =
        proving.prove(PathIds.checked(orderId)).orElseThrow(() -> notFound(orderId));
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(proof);
  }

  @GetMapping("/ledger/balances")
  @Operation(summary = "Shows the balances of all accounts")
  @Documented(success = 200, answer = LedgerBalances.class, fails = ProblemCode.BOOKS_UNAVAILABLE)
  ResponseEntity<Object> balances() {
    return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(evidence.balances());
  }
}
