package io.quittance.simulator.core;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call as the provider saw it.
 *
 * @param seq its place in the order of arrival, from 1
 * @param time when it arrived
 * @param method the HTTP method
 * @param path the path, without the query
 * @param reference what it is about; null when that could not be read
 * @param charge for refunds, the charge concerned; else null
 * @param status the HTTP status answered; null when no answer was given
 * @param outcome what the provider did: the charge's or refund's status, or the refusal's code;
 *     null while that is open
 * @param replayed true when an earlier execution's first answer was given again
 * @param answeredAt when it was answered; null when it was not
 */
public record Call(
    long seq,
    Instant time,
    String method,
    String path,
    @Nullable String reference,
    @Nullable String charge,
    @Nullable Integer status,
    @Nullable String outcome,
    boolean replayed,
    @Nullable Instant answeredAt) {

  public Call {
    Objects.requireNonNull(time, "time is missing");
    Objects.requireNonNull(method, "method is missing");
    Objects.requireNonNull(path, "path is missing");
  }

  /** A call that has just arrived. */
  public static Call arrived(
      long seq,
      Instant time,
      String method,
      String path,
      @Nullable String reference,
      @Nullable String charge) {
    return new Call(seq, time, method, path, reference, charge, null, null, false, null);
  }

  /** The call after a verdict, given at that time. */
  public Call after(Verdict verdict, Instant now) {
    return switch (verdict) {
      case Verdict.Answered(Answer answer, String did, boolean again) ->
          ended(answer.status(), did, again, now);
      case Verdict.Unanswered(String did, boolean again) -> ended(null, did, again, null);
      case Verdict.Waits(String _, boolean again) -> ended(null, null, again, null);
    };
  }

  private Call ended(
      @Nullable Integer httpStatus, @Nullable String did, boolean again, @Nullable Instant when) {
    return new Call(seq, time, method, path, reference, charge, httpStatus, did, again, when);
  }
}
