package io.quittance.api.http;

import io.quittance.api.orders.ProblemCode;
import io.quittance.store.OrderFilter;
import io.quittance.store.OrderKey;
import io.quittance.store.Store;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The places where pages of a list end, signed: nobody can make one up, and one of another list is
 * none of this.
 */
@Component
final class Cursors {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SIGNATURE_BYTES = 16;

  private final Store store;
  private volatile @Nullable SecretKeySpec key;

  Cursors(Store store) {
    this.store = store;
  }

  /** Returns the cursor of the page after a line. */
  String write(OrderKey last, OrderFilter filter) {
    byte[] place = (last.at() + " " + last.orderId()).getBytes(StandardCharsets.UTF_8);
    byte[] signature = sign(place, filter);
    byte[] whole = Arrays.copyOf(signature, SIGNATURE_BYTES + place.length);
    System.arraycopy(place, 0, whole, SIGNATURE_BYTES, place.length);
    return encoded(whole);
  }

  private static String encoded(byte[] whole) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /** Returns the line that a cursor stands for. */
  OrderKey read(String cursor, OrderFilter filter) {
    byte[] whole = decoded(cursor);
    if (whole.length <= SIGNATURE_BYTES) {
      throw invalid();
    }
    byte[] place = Arrays.copyOfRange(whole, SIGNATURE_BYTES, whole.length);
    byte[] signature = Arrays.copyOf(whole, SIGNATURE_BYTES);
    if (!MessageDigest.isEqual(signature, sign(place, filter))) {
      throw invalid();
    }
    String[] parts = new String(place, StandardCharsets.UTF_8).split(" ", 2);
    return new OrderKey(Instant.parse(parts[0]), parts[1]);
  }

  private static byte[] decoded(String cursor) {
    try {
      byte[] whole = Base64.getUrlDecoder().decode(cursor);
      // Several texts can stand for the same bytes, of which we make one.
      if (encoded(whole).equals(cursor)) {
        return whole;
      }
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
    throw invalid();
  }

  private byte[] sign(byte[] place, OrderFilter filter) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key());
      mac.update(filter.toString().getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(mac.doFinal(place), SIGNATURE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  private SecretKeySpec key() {
    SecretKeySpec known = key;
    if (known == null) {
      known = new SecretKeySpec(store.secrets().cursorKey(), ALGORITHM);
      key = known;
    }
    return known;
  }

  private static ProblemException invalid() {
    return new ProblemException(Problem.of(ProblemCode.CURSOR_INVALID, "cursor"));
  }
}
