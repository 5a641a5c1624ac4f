package io.quittance.simulator.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** The provider's own ids: derived from the reference, so that the rules need no random. */
final class ProviderId {

  private ProviderId() {}

  static String ofCharge(String reference) {
    return "ch_" + digest("charge/" + reference);
  }

  static String ofRefund(String reference) {
    return "re_" + digest("refund/" + reference);
  }

  static String ofWebhook(String subject, Instant at, long line) {
    return "msg_" + digest("webhook/" + subject + "/" + at + "/" + line);
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 10);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
