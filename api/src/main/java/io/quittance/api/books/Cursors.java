package io.quittance.api.books;

import io.quittance.store.OrderFilter;
import io.quittance.store.OrderKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Cursors: places in a list of orders as a caller carries them from page to page. Signed together
 * with the filters of the list, so that only we make them and each continues its own list only.
 */
final class Cursors {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SIGNATURE_BYTES = 16;
  private static final int LONGEST = 200;

  private final SecretKeySpec key;

  Cursors(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** Returns the place after a line of the list; the books keep microseconds. */
  String write(OrderKey place, OrderFilter filter) {
    byte[] id = place.orderId().getBytes(StandardCharsets.UTF_8);
    byte[] said =
        ByteBuffer.allocate(Long.BYTES + id.length)
            .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, place.at()))
            .put(id)
            .array();
    return text(
        ByteBuffer.allocate(SIGNATURE_BYTES + said.length)
            .put(signature(said, filter))
            .put(said)
            .array());
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Returns the place that a cursor names; empty if we did not make it for such a list. */
  Optional<OrderKey> read(String cursor, OrderFilter filter) {
    byte[] bytes = bytes(cursor);
    if (bytes.length <= SIGNATURE_BYTES + Long.BYTES) {
      return Optional.empty();
    }
    byte[] said = Arrays.copyOfRange(bytes, SIGNATURE_BYTES, bytes.length);
    byte[] signature = Arrays.copyOf(bytes, SIGNATURE_BYTES);
    return MessageDigest.isEqual(signature, signature(said, filter))
        ? Optional.of(place(ByteBuffer.wrap(said)))
        : Optional.empty();
  }

  /** Nothing if it is no text of ours: several texts can stand for the same bytes. */
  private static byte[] bytes(String cursor) {
    if (cursor.length() > LONGEST) {
      return new byte[0];
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cursor);
      return text(bytes).equals(cursor) ? bytes : new byte[0];
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static OrderKey place(ByteBuffer said) {
    Instant at = Instant.EPOCH.plus(said.getLong(), ChronoUnit.MICROS);
    return new OrderKey(at, StandardCharsets.UTF_8.decode(said).toString());
  }

  private byte[] signature(byte[] said, OrderFilter filter) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(filter.toString().getBytes(StandardCharsets.UTF_8));
      // No text has it, so what stands before and after can't be taken for each other.
      mac.update((byte) 0);
      mac.update(said);
      return Arrays.copyOf(mac.doFinal(), SIGNATURE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
