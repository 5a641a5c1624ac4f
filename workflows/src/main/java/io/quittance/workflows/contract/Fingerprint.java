package io.quittance.workflows.contract;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A hash over a payload's fields, by which the same request is told from another one. */
public final class Fingerprint {

  private static final int BYTES = 16;

  private Fingerprint() {}

  /** Returns 32 hexadecimal digits; absent and empty differ, and so do fields cut differently. */
  public static String of(@Nullable String... fields) {
    MessageDigest digest = sha256();
    for (String field : fields) {
      String framed = field == null ? "-" : field.length() + ":" + field;
      digest.update(framed.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
