package io.quittance.simulator.http;

import io.quittance.simulator.core.Amount;
import io.quittance.simulator.core.Answer;
import io.quittance.simulator.core.ChargeRequest;
import io.quittance.simulator.core.Command;
import io.quittance.simulator.core.CustomerResult;
import io.quittance.simulator.core.Operation;
import io.quittance.simulator.core.PaymentMethod;
import io.quittance.simulator.core.Problem;
import io.quittance.simulator.core.RefundRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What calls to the provider ask for, bad input included: that becomes a command to refuse. */
final class Commands {

  private Commands() {}

  /**
   * The command of a call.
   *
   * @param reference the path's; empty when the body names it
   * @param body null when it was too large to be read
   */
  static Command read(Operation operation, String reference, byte @Nullable [] body) {
    if (body == null) {
      return refuse(named(reference), Answer.Refused.because(Problem.BODY_TOO_LARGE));
    }
    return switch (operation) {
      case CHARGE, REFUND -> inBody(operation, Json.object(body));
      case CUSTOMER_ACTION ->
          named(reference) == null
              ? refuse(null, Answer.Refused.of("reference"))
              : customerAction(reference, Json.object(body));
      case CAPTURE, CLOSE, DISPUTE, LOOKUP, REFUND_LOOKUP ->
          named(reference) == null
              ? refuse(null, Answer.Refused.of("reference"))
              : inPath(operation, reference);
    };
  }

  private static Command inBody(Operation operation, @Nullable ObjectNode body) {
    if (body == null) {
      return refuse(null, Answer.Refused.because(Problem.MALFORMED_REQUEST));
    }
    return operation == Operation.CHARGE ? charge(body) : refund(body);
  }

  private static Command inPath(Operation operation, String reference) {
    return switch (operation) {
      case CAPTURE -> new Command.Capture(reference);
      case CLOSE -> new Command.Close(reference);
      case DISPUTE -> new Command.Dispute(reference);
      case LOOKUP -> new Command.LookUp(reference);
      case REFUND_LOOKUP -> new Command.LookUpRefund(reference);
      case CHARGE, REFUND, CUSTOMER_ACTION ->
          throw new IllegalStateException(operation + " is read from its body");
    };
  }

  private static Command customerAction(String reference, @Nullable ObjectNode body) {
    if (body == null) {
      return refuse(reference, Answer.Refused.because(Problem.MALFORMED_REQUEST));
    }
    Optional<CustomerResult> result = CustomerResult.named(Fields.text(body.path("result")));
    return result.isEmpty()
        ? refuse(reference, Answer.Refused.of("result"))
        : new Command.CustomerAction(reference, result.get());
  }

  private static Command charge(ObjectNode body) {
    String reference = Fields.reference(body.path("reference"));
    if (reference == null) {
      return refuse(null, Answer.Refused.of("reference"));
    }
    Long value = Fields.minorUnits(body.path("amount").path("value"));
    String currency = Fields.currency(body.path("amount").path("currency"));
    String name = Fields.text(body.path("method"));
    Boolean capture = Fields.flag(body.path("capture"), true);
    JsonNode returnUrl = body.path("returnUrl");
    if (value == null) {
      return refuse(reference, Answer.Refused.of("amount.value"));
    }
    if (currency == null) {
      return refuse(reference, Answer.Refused.of("amount.currency"));
    }
    if (name.isEmpty()) {
      return refuse(reference, Answer.Refused.of("method"));
    }
    if (capture == null) {
      return refuse(reference, Answer.Refused.of("capture"));
    }
    if (!Fields.isWebAddressOrAbsent(returnUrl)) {
      return refuse(reference, Answer.Refused.of("returnUrl"));
    }
    Optional<PaymentMethod> method = PaymentMethod.named(name);
    return method.isEmpty()
        ? refuse(reference, new Answer.Refused(Problem.METHOD_UNKNOWN, "method"))
        : new Command.MakeCharge(
            new ChargeRequest(
                reference,
                new Amount(value, currency),
                method.get(),
                capture,
                returnUrl.stringValue(null)));
  }

  private static Command refund(ObjectNode body) {
    String reference = Fields.reference(body.path("reference"));
    if (reference == null) {
      return refuse(null, Answer.Refused.of("reference"));
    }
    String charge = Fields.reference(body.path("charge"));
    Long value = Fields.minorUnits(body.path("amount").path("value"));
    String currency = Fields.currency(body.path("amount").path("currency"));
    if (charge == null) {
      return refuse(reference, Answer.Refused.of("charge"));
    }
    if (value == null) {
      return refuse(reference, Answer.Refused.of("amount.value"));
    }
    return currency == null
        ? refuse(reference, Answer.Refused.of("amount.currency"))
        : new Command.MakeRefund(new RefundRequest(reference, charge, new Amount(value, currency)));
  }

  private static @Nullable String named(String reference) {
    return Fields.isReference(reference) ? reference : null;
  }

  private static Command refuse(@Nullable String reference, Answer.Refused refusal) {
    return new Command.Refuse(reference, refusal);
  }
}
