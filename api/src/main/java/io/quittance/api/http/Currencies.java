package io.quittance.api.http;

import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The currencies that an order may be paid in. */
final class Currencies {

  /** Those of some country today: a code that none uses any more is as wrong as an unknown one. */
  private static final Set<String> IN_USE =
      Arrays.stream(Locale.getISOCountries())
          .map(country -> Currency.getInstance(Locale.of("", country)))
          .filter(Objects::nonNull)
          .filter(currency -> currency.getDefaultFractionDigits() >= 0)
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private Currencies() {}

  static boolean isInUse(String code) {
    return IN_USE.contains(code);
  }
}
