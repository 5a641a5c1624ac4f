package io.quittance.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.quittance.simulator.core.Answer;
import io.quittance.simulator.core.Command;
import io.quittance.simulator.core.Operation;
import io.quittance.simulator.core.Problem;
import io.quittance.simulator.provider.Arrival;
import io.quittance.simulator.provider.Provider;
import io.quittance.simulator.provider.Reply;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The one handler: each call is routed, served, and answered or dropped. */
final class Front implements HttpHandler {

  private static final int LARGEST_BODY = 64 * 1024;
  private static final int LONGEST_PATH_RECORDED = 200;

  private final Provider provider;
  private final Pages pages;
  private final CustomerPage customers;
  private final Answers answers;
  private final Consumer<Throwable> onFault;

  Front(Provider provider, String address, Consumer<Throwable> onFault) {
    this.provider = provider;
    this.pages = new Pages(provider);
    this.customers = new CustomerPage(provider);
    this.answers = new Answers(address);
    this.onFault = onFault;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    // Closing an exchange that has no response drops its connection: a caller left unanswered.
    try (exchange) {
      byte[] body = body(exchange);
      Optional<Response> response = respond(exchange, body);
      if (response.isPresent()) {
        send(exchange, response.get());
      }
    }
  }

  private Optional<Response> respond(HttpExchange exchange, byte @Nullable [] body) {
    try {
      return serve(exchange, body);
    } catch (RuntimeException e) {
      onFault.accept(e);
      return Optional.of(Response.of(Answer.Refused.because(Problem.INTERNAL_ERROR)));
    }
  }

  private Optional<Response> serve(HttpExchange exchange, byte @Nullable [] body) {
    String path = exchange.getRequestURI().getRawPath();
    String query = exchange.getRequestURI().getRawQuery();
    return switch (Router.route(exchange.getRequestMethod(), path)) {
      case Route.ToProvider(Operation operation, String reference) ->
          provide(exchange, operation, Commands.read(operation, reference, body));
      case Route.Unserved(String reference, Problem problem) ->
          provide(exchange, null, new Command.Refuse(reference, Answer.Refused.because(problem)));
      case Route.ToPage(Route.Page page) -> Optional.of(pages.show(page, query, body));
      case Route.ToCustomer(String reference, boolean pressed) ->
          pressed ? customers.act(reference, body) : Optional.of(customers.show(reference));
      case Route.Nowhere(Problem problem) ->
          Optional.of(Response.of(Answer.Refused.because(problem)));
    };
  }

  private Optional<Response> provide(
      HttpExchange exchange, @Nullable Operation operation, Command command) {
    String path = exchange.getRequestURI().getRawPath();
    String shown = path.substring(0, Math.min(path.length(), LONGEST_PATH_RECORDED));
    Arrival arrival = new Arrival(exchange.getRequestMethod(), shown, operation, command);
    return switch (provider.serve(arrival)) {
      case Reply.Answered(Answer answer) -> Optional.of(answers.response(answer));
      case Reply.Dropped() -> Optional.empty();
    };
  }

  private static byte @Nullable [] body(HttpExchange exchange) throws IOException {
    byte[] bytes = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    return bytes.length > LARGEST_BODY ? null : bytes;
  }

  private static void send(HttpExchange exchange, Response response) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", response.contentType());
    if (response.location() != null) {
      exchange.getResponseHeaders().set("Location", response.location());
    }
    if (response.status() == Problem.RATE_LIMITED.status()) {
      exchange.getResponseHeaders().set("Retry-After", "1");
    }
    if (response.status() == Problem.BODY_TOO_LARGE.status()) {
      exchange.getResponseHeaders().set("Connection", "close");
    }
    boolean bare = exchange.getRequestMethod().equals("HEAD") || response.body().length == 0;
    exchange.sendResponseHeaders(response.status(), bare ? -1 : response.body().length);
    if (!bare) {
      exchange.getResponseBody().write(response.body());
    }
  }
}
