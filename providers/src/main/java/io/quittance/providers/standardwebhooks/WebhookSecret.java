package io.quittance.providers.standardwebhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret that a sender and a receiver of webhooks share, and what is signed with it. */
public final class WebhookSecret {

  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";
  private static final String VERSION = "v1,";
  private static final int SHORTEST = 24;
  private static final int LONGEST = 64;

  private final SecretKeySpec key;

  private WebhookSecret(byte[] bytes) {
    key = new SecretKeySpec(bytes, ALGORITHM);
  }

  /**
   * Returns the secret that a text such as {@code whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD} stands
   * for.
   *
   * @throws IllegalArgumentException if it stands for none; the message does not repeat it
   */
  public static WebhookSecret parse(String text) {
    if (!text.startsWith(PREFIX)) {
      throw new IllegalArgumentException("a webhook secret starts with " + PREFIX);
    }
    byte[] bytes = decoded(text.substring(PREFIX.length()));
    if (bytes.length < SHORTEST || bytes.length > LONGEST) {
      throw new IllegalArgumentException(
          "a webhook secret has " + SHORTEST + " to " + LONGEST + " bytes, not " + bytes.length);
    }
    return new WebhookSecret(bytes);
  }

  /**
   * Returns the signature of a message, as its header carries it.
   *
   * @param id the message's id
   * @param timestamp when it is sent, as its header says it: seconds since 1970
   */
  public String sign(String id, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((id + "." + timestamp + ".").getBytes(UTF_8));
      return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      // Its cause names characters of the secret.
      throw new IllegalArgumentException("a webhook secret is base64 behind " + PREFIX);
    }
  }

  /** Returns that there is one, and not which. */
  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
