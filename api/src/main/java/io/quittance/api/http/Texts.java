package io.quittance.api.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The forms that texts in a request may have. */
final class Texts {

  /** The shop's name for an order. */
  static final Predicate<String> ORDER_ID =
      Pattern.compile("[A-Za-z0-9_-]{1,64}").asMatchPredicate();

  /** The shop's name for a customer, or for who asks: no space, so that it reads as a name. */
  static final Predicate<String> NAME = Pattern.compile("[\\x21-\\x7E]{1,64}").asMatchPredicate();

  /** An address that a browser can be sent to. */
  static final Predicate<String> WEB_ADDRESS = text -> text.length() <= 2000 && isWebAddress(text);

  private Texts() {}

  /** Returns the form of what a person writes: some characters, all of which can be stored. */
  static Predicate<String> prose(int longest) {
    return text -> text.length() <= longest && text.codePoints().allMatch(Texts::isStorable);
  }

  private static boolean isStorable(int character) {
    boolean isBlank = character == '\n' || character == '\t' || character == '\r';
    boolean isHalf = Character.getType(character) == Character.SURROGATE;
    return isBlank || !(isHalf || Character.isISOControl(character));
  }

  private static boolean isWebAddress(String text) {
    try {
      URI uri = new URI(text);
      String scheme = uri.getScheme();
      return uri.getHost() != null
          && ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
