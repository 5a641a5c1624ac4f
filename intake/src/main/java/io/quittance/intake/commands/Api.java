package io.quittance.intake.commands;

import io.quittance.intake.commands.Reading.Command;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The api, asked as any other caller asks it: one way in, one set of rules. */
public final class Api {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration SLACK = Duration.ofSeconds(15);
  private static final Set<Integer> REFUSALS = Set.of(402, 409);

  /** What a later moment may change; of the server's, all but the word that there is none. */
  private static final Set<Integer> PASSING = Set.of(408, 425, 429);

  private static final int NOT_AVAILABLE = 501;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final String address;
  private final Duration wait;
  private final String prefer;

  /** Takes its address, and how long it may wait for a command's outcome. */
  public Api(URI address, Duration wait) {
    this.address = address.toString().replaceFirst("/+$", "");
    this.wait = wait;
    this.prefer = "respond-async" + (wait.toSeconds() == 0 ? "" : ", wait=" + wait.toSeconds());
  }

  /** Returns whether something answers there that can take a command. */
  public boolean answers() throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/actuator/health/readiness"))
            .timeout(CONNECT)
            .build();
    try {
      // A gateway may keep this path to itself; what answers at all is there.
      return client.send(request, BodyHandlers.discarding()).statusCode() < 500;
    } catch (IOException e) {
      return false;
    }
  }

  Verdict give(Command command) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + command.kind().path(command.orderId())))
            .timeout(wait.plus(SLACK))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", command.commandId())
            .header("Prefer", prefer)
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(command.body())))
            .build();
    try {
      return verdict(client.send(request, BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      return new Verdict.TryAgain(
          e.getClass().getSimpleName() + ": " + e.getMessage(), null, false);
    }
  }

  private static Verdict verdict(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    JsonNode body = json(response.body());
    if (status >= 200 && status < 300) {
      return accepted(status, body);
    }
    Reason reason = reason(status, body);
    if (reason == null || PASSING.contains(status) || (status >= 500 && status != NOT_AVAILABLE)) {
      return new Verdict.TryAgain(
          "it answered " + status + (reason == null ? "" : " " + reason.code()),
          retryAfter(response),
          reason != null && status == 500);
    }
    return REFUSALS.contains(status) ? new Verdict.Refused(reason) : new Verdict.Rejected(reason);
  }

  private static Verdict accepted(int status, JsonNode body) {
    JsonNode revision = body.path("revision");
    return new Verdict.Accepted(
        status,
        Envelope.text(body, "orderId"),
        Envelope.text(body, "status"),
        revision.isIntegralNumber() ? Long.valueOf(revision.longValue()) : null);
  }

  /** An error without a code of ours is not the api's own word: somebody between us said it. */
  private static @Nullable Reason reason(int status, JsonNode body) {
    String code = Envelope.text(body, "code");
    return code == null
        ? null
        : new Reason(
            code,
            body.path("detail").asString(""),
            Envelope.text(body, "field"),
            Envelope.text(body, "declineCode"),
            status);
  }

  private static JsonNode json(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return JSON.missingNode();
    }
  }

  private static @Nullable Duration retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("[0-9]{1,3}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .orElse(null);
  }
}
