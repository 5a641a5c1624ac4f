package io.quittance.api.http;

import io.quittance.api.orders.ProblemCode;
import io.quittance.workflows.contract.Amount;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The amount in a request: exact, or a problem. */
final class AmountField {

  /** 2^53 - 1: the largest integer that every JSON reader keeps exact (RFC 8259). */
  private static final long LARGEST = (1L << 53) - 1;

  private AmountField() {}

  static Amount read(Fields body) {
    Fields amount = body.object("amount", ProblemCode.AMOUNT_INVALID);
    long value = minorUnits(amount == null ? null : amount.value("value"));
    return new Amount(value, currency(amount == null ? null : amount.value("currency")));
  }

  private static long minorUnits(@Nullable JsonNode value) {
    if (value != null && value.isIntegralNumber() && value.canConvertToLong()) {
      long minorUnits = value.longValue();
      if (minorUnits >= 1 && minorUnits <= LARGEST) {
        return minorUnits;
      }
    }
    throw new ProblemException(Problem.of(ProblemCode.AMOUNT_INVALID, "amount.value"));
  }

  private static String currency(@Nullable JsonNode code) {
    if (code == null || !code.isString() || !Currencies.isInUse(code.stringValue())) {
      throw new ProblemException(Problem.of(ProblemCode.CURRENCY_UNKNOWN, "amount.currency"));
    }
    return code.stringValue();
  }
}
