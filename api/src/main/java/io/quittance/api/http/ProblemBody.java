package io.quittance.api.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A problem as it is sent: RFC 9457, with our code and the field. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Problem", description = "An error, as application/problem+json (RFC 9457).")
record ProblemBody(
    @Schema(example = "urn:quittance:problem:already_paid") String type,
    @Schema(example = "Already paid") String title,
    @Schema(example = "409") int status,
    @Schema(description = "A sentence for a shopper, in the caller's language.") String detail,
    @Schema(description = "What to branch on.", example = "already_paid") String code,
    @Schema(description = "The field that is wrong.") @Nullable String field,
    @Schema(description = "Why the payment was declined.") @Nullable String declineCode,
    @Nullable String orderId,
    @Schema(description = "What the field may be instead.") @Nullable List<String> allowed) {

  static ProblemBody of(Problem problem, Locale language) {
    String code = problem.code().code();
    return new ProblemBody(
        "urn:quittance:problem:" + code,
        title(code),
        problem.code().status(),
        Messages.of(problem, language),
        code,
        problem.field(),
        problem.declineCode(),
        problem.orderId(),
        problem.allowed().isEmpty() ? null : problem.allowed());
  }

  private static String title(String code) {
    return code.substring(0, 1).toUpperCase(Locale.ROOT) + code.substring(1).replace('_', ' ');
  }
}
