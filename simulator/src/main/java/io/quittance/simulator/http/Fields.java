package io.quittance.simulator.http;

import io.quittance.simulator.core.WebAddress;
import java.util.Currency;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Single values of a body; null stands for a missing or invalid one. */
final class Fields {

  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9_-]{1,80}");
  private static final long LARGEST_AMOUNT = (1L << 53) - 1;
  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private Fields() {}

  static @Nullable String reference(JsonNode node) {
    return node.isString() && isReference(node.stringValue()) ? node.stringValue() : null;
  }

  static boolean isReference(String text) {
    return REFERENCE.matcher(text).matches();
  }

  static @Nullable Long minorUnits(JsonNode node) {
    return between(node, 1, LARGEST_AMOUNT);
  }

  static @Nullable Long between(JsonNode node, long least, long most) {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      return null;
    }
    long value = node.longValue();
    return value >= least && value <= most ? value : null;
  }

  static @Nullable String currency(JsonNode node) {
    return node.isString() && CURRENCIES.contains(node.stringValue()) ? node.stringValue() : null;
  }

  static @Nullable Boolean flag(JsonNode node, boolean absent) {
    if (node.isMissingNode()) {
      return absent;
    }
    return node.isBoolean() ? node.booleanValue() : null;
  }

  static boolean isWebAddressOrAbsent(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return true;
    }
    return node.isString() && WebAddress.isOne(node.stringValue());
  }

  static String text(JsonNode node) {
    return node.isString() ? node.stringValue() : "";
  }
}
