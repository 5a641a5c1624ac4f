package io.quittance.simulator.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What proves to the subscriber that a webhook is this provider's: HMAC-SHA256 with a secret. */
public final class Signature {

  private static final String SECRET = "whsec_";
  private static final String HMAC = "HmacSHA256";
  private static final int SHORTEST_BYTES = 24;

  private final SecretKeySpec key;

  private Signature(byte[] secret) {
    this.key = new SecretKeySpec(secret, HMAC);
  }

  /**
   * Signatures with a secret.
   *
   * @param secret as in {@code whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD}
   * @throws IllegalArgumentException when it is none; its message does not tell it
   */
  public static Signature with(String secret) {
    if (secret.startsWith(SECRET)) {
      byte[] bytes = decode(secret.substring(SECRET.length()));
      if (bytes.length >= SHORTEST_BYTES) {
        return new Signature(bytes);
      }
    }
    throw new IllegalArgumentException(
        "not " + SECRET + " and the base64 of at least " + SHORTEST_BYTES + " bytes");
  }

  /** The value of the header {@code webhook-signature}. */
  String of(String id, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    }
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
