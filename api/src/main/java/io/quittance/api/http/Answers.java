package io.quittance.api.http;

import io.quittance.api.evidence.CancelPreview;
import io.quittance.api.orders.Answer;
import io.quittance.api.orders.CommandProgress;
import io.quittance.api.orders.ProblemCode;
import io.quittance.workflows.contract.OrderView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** How an order, and what a command came to, are sent. */
final class Answers {

  private Answers() {}

  /** Returns an order in the caller's language. */
  static ResponseEntity<Object> order(
      ResponseEntity.BodyBuilder answer, OrderView order, HttpServletRequest request) {
    OrderView said = order.saying(Messages.of(order, Languages.of(request)));
    return answer
        .eTag("\"" + order.revision() + "\"")
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .body(said);
  }

  /** Returns what a cancel would do, in the caller's language. */
  static ResponseEntity<Object> preview(CancelPreview preview, HttpServletRequest request) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .body(preview.saying(Messages.ofRule(preview.rule(), Languages.of(request))));
  }

  /** Returns what a command came to. */
  static ResponseEntity<Object> command(
      Answer answer, CommandCall call, HttpServletRequest request) {
    return switch (answer) {
      case Answer.Given given -> given(given, call, request);
      case Answer.Kept kept -> kept(kept, call, request);
      case Answer.NoSuchOrder none ->
          problem(Problem.of(ProblemCode.ORDER_NOT_FOUND), call, request);
    };
  }

  private static ResponseEntity<Object> given(
      Answer.Given given, CommandCall call, HttpServletRequest request) {
    return switch (CommandProgress.of(given.reply(), given.order())) {
      case CommandProgress.Done done -> order(status(HttpStatus.OK, call), given.order(), request);
      case CommandProgress.Underway _, CommandProgress.AwaitingCustomer _ ->
          order(status(HttpStatus.ACCEPTED, call), given.order(), request);
      case CommandProgress.Failed failed -> problem(problem(failed, given.order()), call, request);
    };
  }

  private static Problem problem(CommandProgress.Failed failed, OrderView order) {
    Problem problem =
        new Problem(failed.code(), failed.field(), failed.declineCode(), null, List.of());
    return "decision".equals(failed.field()) ? problem.allowing(decisions(order)) : problem;
  }

  /** Returns what can be decided now; anything there is if that is nothing any more. */
  private static List<String> decisions(OrderView order) {
    OrderView.ReviewView review = order.review();
    return review == null || review.allowed().isEmpty()
        ? OrderView.ReviewView.DECISIONS
        : review.allowed();
  }

  private static ResponseEntity<Object> kept(
      Answer.Kept kept, CommandCall call, HttpServletRequest request) {
    ResponseEntity.BodyBuilder answer = status(HttpStatus.ACCEPTED, call);
    OrderView order = kept.order();
    return order == null
        ? answer.body(
            new KeptCommand(
                call.orderId(), call.commandId(), null, Messages.kept(Languages.of(request))))
        : order(answer, order, request);
  }

  private static ResponseEntity<Object> problem(
      Problem problem, CommandCall call, HttpServletRequest request) {
    return Problems.answer(problem.about(call.orderId()), request);
  }

  private static ResponseEntity.BodyBuilder status(HttpStatus status, CommandCall call) {
    ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
    String applied = call.preferences().applied();
    return applied == null ? answer : answer.header(Preferences.APPLIED, applied);
  }
}
