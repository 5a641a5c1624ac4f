package io.quittance.api.evidence;

import io.quittance.domain.Money;
import io.quittance.domain.Order;
import io.quittance.domain.Preview;
import io.quittance.domain.Reply;
import io.quittance.domain.Review;
import io.quittance.domain.Step;
import io.quittance.workflows.contract.Amount;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a cancel would do.
 *
 * @param status where the order stands now
 * @param revision which it stands at; a cancel that comes later may do something else
 * @param reply {@code ACCEPTED}, or {@code UNCHANGED} if a cancel is under way or over
 * @param rule by which rule the order would go on: a code, until a language is known
 * @param bestCase if nothing was taken of what is in doubt, and refunds succeed at once
 * @param worstCase if all of it was taken, and everything takes as long as the provider may take
 */
public record CancelPreview(
    String orderId,
    String status,
    int revision,
    String reply,
    String rule,
    Course bestCase,
    Course worstCase) {

  /**
   * What would follow.
   *
   * @param endsAs the order's status when it comes to rest
   * @param returned how much would go back, one amount for each currency
   * @param by when the order would have ended; null: not before a person has decided
   * @param review what a person would have to decide then; null if nothing
   * @param asks the reviews that would be opened on the way, and when
   */
  @Schema(name = "PreviewedCourse")
  public record Course(
      List<Call> calls,
      String endsAs,
      List<Amount> returned,
      @Nullable Instant by,
      @Nullable String review,
      List<Asked> asks) {}

  /**
   * A call to the provider, or the same one again and again.
   *
   * @param call {@code CLOSE}, {@code LOOK_UP} or {@code REFUND}
   * @param times how often it would be made in a row
   */
  @Schema(name = "PreviewedCall")
  public record Call(
      String call,
      String reference,
      @Nullable Amount amount,
      int times,
      Instant from,
      Instant until) {}

  /** A review that would be opened. */
  @Schema(name = "PreviewedReview")
  public record Asked(String review, Instant at) {}

  static CancelPreview of(Order order, Reply reply, Preview.Foretold foretold) {
    return new CancelPreview(
        order.id().value(),
        order.status().name(),
        order.revision(),
        reply.getClass().getSimpleName().toUpperCase(Locale.ROOT),
        foretold.rule().name(),
        course(foretold.best()),
        course(foretold.worst()));
  }

  private static Course course(Preview.Course course) {
    return new Course(
        course.calls().stream().map(CancelPreview::call).toList(),
        course.endsAs().name(),
        course.returned().entrySet().stream()
            .map(back -> new Amount(back.getValue(), back.getKey()))
            .toList(),
        course.by(),
        course.review() == null ? null : course.review().name(),
        course.asked().stream().map(CancelPreview::asked).toList());
  }

  private static Call call(Preview.Calls calls) {
    return new Call(
        name(calls.call()),
        calls.call().reference().text(),
        amount(calls.call()),
        calls.times(),
        calls.from(),
        calls.until());
  }

  private static String name(Step.Call call) {
    return switch (call) {
      case Step.Charge c -> "CHARGE";
      case Step.Capture c -> "CAPTURE";
      case Step.Close c -> "CLOSE";
      case Step.Refund c -> "REFUND";
      case Step.LookUp c -> "LOOK_UP";
    };
  }

  private static @Nullable Amount amount(Step.Call call) {
    Money money =
        switch (call) {
          case Step.Charge c -> c.amount();
          case Step.Capture c -> c.amount();
          case Step.Refund c -> c.amount();
          case Step.Close c -> null;
          case Step.LookUp c -> null;
        };
    return money == null ? null : Amount.of(money);
  }

  private static Asked asked(Review review) {
    return new Asked(review.kind().name(), review.since());
  }

  /** Returns this preview with its rule in words. */
  public CancelPreview saying(String words) {
    return new CancelPreview(orderId, status, revision, reply, words, bestCase, worstCase);
  }
}
