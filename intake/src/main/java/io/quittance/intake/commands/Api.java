package io.quittance.intake.commands;

import io.quittance.intake.commands.Reading.Command;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The api, asked as any other caller asks it: one way in, one set of rules. */
public final class Api {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration SLACK = Duration.ofSeconds(15);

  /** More than the api takes. */
  private static final int LARGEST = 64 * 1024;

  /** Far more than the api answers. */
  private static final long LONGEST_ANSWER = 1024L * 1024;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final String address;
  private final Duration timeout;
  private final String prefer;

  /** Takes its address, and how long it may wait for a command's outcome. */
  public Api(URI address, Duration wait) {
    this(address, wait, SLACK);
  }

  /** Takes also how much longer than that its answer may be on the way. */
  Api(URI address, Duration wait, Duration slack) {
    if (!Set.of("http", "https").contains(String.valueOf(address.getScheme()))
        || address.getHost() == null) {
      throw new IllegalArgumentException("QUITTANCE_URL is no address of HTTP: http://host:port");
    }
    this.address = address.toString().replaceFirst("/+$", "");
    this.timeout = wait.plus(slack);
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
      return send(request, BodyHandlers.discarding(), CONNECT).statusCode() < 500;
    } catch (IOException e) {
      return false;
    }
  }

  Verdict give(Command command) throws InterruptedException {
    byte[] body = JSON.writeValueAsBytes(command.body());
    if (body.length > LARGEST) {
      return new Verdict.Rejected(
          Reason.unread("body_too_large", "A command is at most 64 KiB.", null));
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + command.kind().path(command.orderId())))
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", command.commandId())
            .header("Prefer", prefer)
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    try {
      return verdict(
          command,
          send(
              request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER), timeout));
    } catch (IOException e) {
      return new Verdict.TryAgain(
          e.getClass().getSimpleName() + ": " + e.getMessage(), null, false);
    }
  }

  /** The request's own timeout ends with the answer's headers; this one with its last byte. */
  private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler, Duration bound)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<T>> sent = client.sendAsync(request, handler);
    try {
      return sent.get(bound.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("no whole answer within " + bound, e);
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } finally {
      sent.cancel(true);
    }
  }

  private static Verdict verdict(Command command, HttpResponse<byte[]> response) {
    int status = response.statusCode();
    JsonNode body = json(response.body());
    if (status >= 200 && status < 300) {
      return accepted(command, status, body);
    }
    Reason reason = reason(status, body);
    if (reason != null && FinalCodes.isRefusal(status, reason.code())) {
      return new Verdict.Refused(reason);
    }
    if (reason != null && FinalCodes.isRejection(status, reason.code())) {
      return new Verdict.Rejected(reason);
    }
    return new Verdict.TryAgain(
        "it answered " + status + (reason == null ? "" : " " + reason.code()),
        retryAfter(response),
        reason != null && status == 500 && reason.code().equals("internal_error"));
  }

  private static Verdict accepted(Command command, int status, JsonNode body) {
    String orderId = Envelope.text(body, "orderId");
    if (orderId == null
        || !(command.orderId() == null
            ? CommandReader.ORDER_ID.test(orderId)
            : command.orderId().equals(orderId))) {
      return new Verdict.TryAgain(
          "it answered " + status + " without a word of the order: is it the api?", null, false);
    }
    JsonNode revision = body.path("revision");
    return new Verdict.Accepted(
        status,
        orderId,
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
