package io.quittance.api.http;

import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.OrderView.ReviewView;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The body that decides a review. */
record NewDecision(
    @Schema(
            description = "The kind of the review that you saw.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "REFUND_REFUSED")
        String review,
    @Schema(description = "The order's revision that you saw; If-Match may say it.", example = "9")
        int revision,
    @Schema(
            description = "One of the review's allowed.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            allowableValues = {"RETRY", "ACCEPT_PROVIDER_STATE", "SETTLED_OUTSIDE", "WRITE_OFF"})
        String decision,
    @Schema(
            description = "What supports it; SETTLED_OUTSIDE needs the reference.",
            maxLength = 500,
            example = "bank transfer 77")
        @Nullable String evidence,
    @Schema(
            description = "The person who decides, as the timeline will name them.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            maxLength = 64,
            example = "kim")
        String resolvedBy) {

  static NewDecision read(Fields body, HttpServletRequest request) {
    return new NewDecision(
        oneOf(body, "review", ReviewView.KINDS),
        revision(body, request),
        oneOf(body, "decision", ReviewView.DECISIONS),
        body.text("evidence", Texts.prose(500)),
        body.requiredText("resolvedBy", name -> !name.isBlank() && Texts.prose(64).test(name)));
  }

  private static String oneOf(Fields body, String name, List<String> values) {
    JsonNode value = body.value(name);
    if (value == null || !value.isString() || !values.contains(value.stringValue())) {
      throw new ProblemException(body.invalid(name).problem().allowing(values));
    }
    return value.stringValue();
  }

  /** The body's revision counts; a header that says another one is no doubt to decide in. */
  private static int revision(Fields body, HttpServletRequest request) {
    Integer header = ExpectedRevision.of(request);
    JsonNode value = body.value("revision");
    Integer said =
        value != null && value.isIntegralNumber() && value.canConvertToInt()
            ? Integer.valueOf(value.intValue())
            : null;
    boolean unreadable = value != null && said == null;
    boolean contradictory = said != null && header != null && !said.equals(header);
    Integer revision = said == null ? header : said;
    if (revision == null || revision < 1 || unreadable || contradictory) {
      throw body.invalid("revision");
    }
    return Objects.requireNonNull(revision);
  }

  CommandRequest command(String commandId) {
    return CommandRequest.resolve(commandId, resolvedBy, review, revision, decision, evidence);
  }
}
