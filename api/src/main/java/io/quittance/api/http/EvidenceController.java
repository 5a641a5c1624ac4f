package io.quittance.api.http;

import io.quittance.api.evidence.Evidence;
import io.quittance.api.evidence.LedgerOfOrder;
import io.quittance.api.evidence.ProofOfOrder;
import io.quittance.api.evidence.Timeline;
import io.quittance.api.orders.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the books tell of one order: how it came to be, what was booked, what is proven. */
@RestController
@RequestMapping(path = "/v1/orders/{orderId}", produces = MediaType.APPLICATION_JSON_VALUE)
final class EvidenceController {

  private final Evidence evidence;

  EvidenceController(Evidence evidence) {
    this.evidence = evidence;
  }

  @GetMapping("/timeline")
  @Operation(
      summary = "Tells all that happened to an order",
      description =
          "Facts, commands and what they were answered, the provider's answers, and where each"
              + " stands in the engine's history.")
  @Documented(
      success = {200, 304},
      answer = Timeline.class,
      fails = {
        ProblemCode.ORDER_NOT_FOUND,
        ProblemCode.FIELD_INVALID,
        ProblemCode.BOOKS_UNAVAILABLE
      })
  ResponseEntity<Object> timeline(@PathVariable String orderId, HttpServletRequest request) {
    Optional<Timeline> timeline = evidence.timeline(PathIds.checked(orderId));
    return timeline
        .map(
            t ->
                ResponseEntity.ok()
                    .cacheControl(CacheControl.noCache())
                    .eTag("\"" + t.entries().size() + "\"")
                    .<Object>body(t))
        .orElseGet(() -> none(orderId, request));
  }

  @GetMapping("/ledger")
  @Operation(
      summary = "Shows what an order booked",
      description = "Debits are positive, credits negative; each transaction sums to zero.")
  @Documented(
      success = 200,
      answer = LedgerOfOrder.class,
      fails = {
        ProblemCode.ORDER_NOT_FOUND,
        ProblemCode.FIELD_INVALID,
        ProblemCode.BOOKS_UNAVAILABLE
      })
  ResponseEntity<Object> ledger(@PathVariable String orderId, HttpServletRequest request) {
    Optional<LedgerOfOrder> ledger = evidence.ledger(PathIds.checked(orderId));
    return ledger
        .map(l -> ResponseEntity.ok().cacheControl(CacheControl.noCache()).<Object>body(l))
        .orElseGet(() -> none(orderId, request));
  }

  @GetMapping("/proof")
  @Operation(
      summary = "Holds an order's books against its provider's own",
      description =
          "The provider is asked now. DIFFERENT is a verdict, not an error; UNDECIDED while"
              + " something is under way or the provider does not answer.")
  @Documented(
      success = 200,
      answer = ProofOfOrder.class,
      fails = {
        ProblemCode.ORDER_NOT_FOUND,
        ProblemCode.FIELD_INVALID,
        ProblemCode.BOOKS_UNAVAILABLE
      })
  ResponseEntity<Object> proof(@PathVariable String orderId, HttpServletRequest request) {
    Optional<ProofOfOrder> proof = evidence.proof(PathIds.checked(orderId));
    return proof
        .map(p -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).<Object>body(p))
        .orElseGet(() -> none(orderId, request));
  }

  private static ResponseEntity<Object> none(String orderId, HttpServletRequest request) {
    return Problems.answer(Problem.of(ProblemCode.ORDER_NOT_FOUND).about(orderId), request);
  }
}
