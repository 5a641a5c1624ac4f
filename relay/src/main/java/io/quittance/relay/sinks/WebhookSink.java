package io.quittance.relay.sinks;

import io.quittance.providers.standardwebhooks.StandardWebhooks;
import io.quittance.providers.standardwebhooks.WebhookSecret;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An HTTP endpoint that takes Standard Webhooks. Redirects are not followed: the URL is agreed. */
public final class WebhookSink implements Sink {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final long LONGEST_ANSWER = 64L * 1024;
  private static final Duration LONGEST_READ = Duration.ofSeconds(2);
  private static final int GONE = 410;

  private final URI url;
  private final List<WebhookSecret> secrets;
  private final Duration timeout;
  private final InstantSource clock;
  private final int atOnce;
  private final HttpClient client;

  /**
   * Takes an endpoint.
   *
   * @param secrets what each message is signed with; two while one replaces the other
   * @param timeout how long its answer is waited for
   * @param atOnce how many messages of a part of the orders are on their way to it at most
   */
  public WebhookSink(
      URI url, List<WebhookSecret> secrets, Duration timeout, int atOnce, InstantSource clock) {
    this.url = url;
    this.secrets = List.copyOf(secrets);
    this.timeout = timeout;
    this.clock = clock;
    this.atOnce = atOnce;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
  }

  /** Another URL is another endpoint; the name must not tell what is secret in it. */
  @Override
  public String name() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(url.toString().getBytes(StandardCharsets.UTF_8));
      return "webhook-" + HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** No more of it: even a path may be a secret. */
  @Override
  public String address() {
    return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
  }

  @Override
  public int atOnce() {
    return atOnce;
  }

  @Override
  public List<Answer> tell(List<Message> messages) {
    List<CompletableFuture<HttpResponse<Void>>> sent = new ArrayList<>();
    for (Message message : messages) {
      sent.add(send(message));
    }
    List<Answer> answers = new ArrayList<>();
    sent.forEach(future -> answers.add(answer(future)));
    return answers;
  }

  private CompletableFuture<HttpResponse<Void>> send(Message message) {
    CompletableFuture<HttpResponse<Void>> sent =
        client.sendAsync(request(message), _ -> new IgnoredBody(LONGEST_ANSWER, LONGEST_READ));
    // The request's own timeout should do, the rest of an answer is not waited for.
    CompletableFuture<HttpResponse<Void>> bounded =
        sent.copy()
            .orTimeout(timeout.plus(LONGEST_READ).plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
    return bounded.whenComplete(
        (_, fault) -> {
          if (fault != null) {
            sent.cancel(true);
          }
        });
  }

  private HttpRequest request(Message message) {
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    String signatures =
        secrets.stream()
            .map(secret -> secret.sign(message.id(), timestamp, message.body()))
            .collect(Collectors.joining(" "));
    return HttpRequest.newBuilder(url)
        .timeout(timeout)
        .header("content-type", Message.CONTENT_TYPE)
        .header("user-agent", "quittance-relay")
        .header(StandardWebhooks.ID, message.id())
        .header(StandardWebhooks.TIMESTAMP, timestamp)
        .header(StandardWebhooks.SIGNATURE, signatures)
        .POST(HttpRequest.BodyPublishers.ofByteArray(message.body()))
        .build();
  }

  private Answer answer(CompletableFuture<HttpResponse<Void>> sent) {
    try {
      HttpResponse<Void> response = sent.get();
      int status = response.statusCode();
      return status >= 200 && status < 300
          ? new Answer.Taken()
          : new Answer.Refused("HTTP " + status, retryAfter(response), status == GONE);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      return cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException
          ? new Answer.Unreached(reason(cause))
          : new Answer.Refused(reason(cause), null, false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Away("interrupted");
    }
  }

  private String reason(@Nullable Throwable fault) {
    if (fault instanceof TimeoutException || fault instanceof java.net.http.HttpTimeoutException) {
      return "no answer within " + timeout.toMillis() + " ms";
    }
    return fault instanceof IOException
        ? "no answer: " + fault.getClass().getSimpleName() + " " + fault.getMessage()
        : String.valueOf(fault);
  }

  /** The form with a date is rare, and our own pauses do as well. */
  private static @Nullable Duration retryAfter(HttpResponse<Void> response) {
    return response
        .headers()
        .firstValue("retry-after")
        .filter(value -> value.matches("[0-9]{1,6}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
        .orElse(null);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
