package io.quittance.providers.standardwebhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quittance.providers.WebhookRequest;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The receiver's side: whether a message is the sender's own, and was sent lately. */
public final class StandardWebhooks {

  /** The header of the message's id, the same however often it is sent. */
  public static final String ID = "webhook-id";

  /** The header of the time of sending, in seconds since 1970. */
  public static final String TIMESTAMP = "webhook-timestamp";

  /** The header of one or more signatures. */
  public static final String SIGNATURE = "webhook-signature";

  private static final long TOLERANCE_SECONDS = 300;
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

  private final List<WebhookSecret> secrets;

  /**
   * Takes the secrets that a message may be signed with.
   *
   * @param secrets one; two while it is being replaced; none, and every message is forged
   */
  public StandardWebhooks(List<WebhookSecret> secrets) {
    this.secrets = List.copyOf(secrets);
  }

  /** Returns why a message can't be believed; empty if it can. */
  public Optional<String> objection(WebhookRequest request, Instant now) {
    if (secrets.isEmpty()) {
      return Optional.of("no secret is configured to verify it with");
    }
    String id = request.header(ID).orElse("");
    String timestamp = request.header(TIMESTAMP).orElse("");
    String signatures = request.header(SIGNATURE).orElse("");
    if (id.isEmpty() || timestamp.isEmpty() || signatures.isEmpty()) {
      return Optional.of("a header is missing of " + ID + ", " + TIMESTAMP + ", " + SIGNATURE);
    }
    if (!SECONDS.matcher(timestamp).matches()) {
      return Optional.of(TIMESTAMP + " is no time");
    }
    long age = now.getEpochSecond() - Long.parseLong(timestamp);
    // Both ways: one dated ahead could be kept and sent again when its time has come.
    if (Math.abs(age) > TOLERANCE_SECONDS) {
      return Optional.of("it was sent " + age + " s ago, by its " + TIMESTAMP);
    }
    return isSigned(id, timestamp, request.body(), signatures)
        ? Optional.empty()
        : Optional.of("no signature is right");
  }

  private boolean isSigned(String id, String timestamp, byte[] body, String signatures) {
    List<byte[]> expected =
        secrets.stream().map(secret -> secret.sign(id, timestamp, body).getBytes(UTF_8)).toList();
    boolean signed = false;
    for (String signature : signatures.split(" ")) {
      byte[] given = signature.getBytes(UTF_8);
      for (byte[] right : expected) {
        // Takes as long whatever is wrong, so that nothing is learnt by trying.
        signed |= MessageDigest.isEqual(right, given);
      }
    }
    return signed;
  }
}
