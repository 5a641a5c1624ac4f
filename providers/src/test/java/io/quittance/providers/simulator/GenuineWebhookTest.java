package io.quittance.providers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quittance.domain.Money;
import io.quittance.domain.NoticeClaim;
import io.quittance.domain.OrderId;
import io.quittance.domain.Reference;
import io.quittance.domain.Step;
import io.quittance.providers.ProviderNotice;
import io.quittance.providers.WebhookAnswer;
import io.quittance.providers.WebhookRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the adapter reads in the real simulator's webhooks, as they come over the wire. */
@Timeout(60)
@NullUnmarked
class GenuineWebhookTest {

  private static final Money EUR = Money.of(4210, "EUR");
  private static final String SECRET = "whsec_" + "c2VjcmV0".repeat(4);
  private static final AtomicInteger ORDERS = new AtomicInteger();
  private static final List<WebhookAnswer> ANSWERS = new CopyOnWriteArrayList<>();

  @TempDir static Path data;
  private static HttpServer receiver;
  private static SimulatorProcess simulator;
  private static SimulatorProvider provider;

  private final OrderId order = new OrderId("A-" + ORDERS.incrementAndGet());
  private final Reference.ToPayment p1 = new Reference.ToPayment(order, 1);
  private final Reference.ToRefund r1 = new Reference.ToRefund(order, 1);

  @BeforeAll
  static void start() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    receiver.createContext("/", GenuineWebhookTest::receive);
    String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
    simulator =
        SimulatorProcess.start(
            data, Map.of("SIMULATOR_WEBHOOK_URL", url, "SIMULATOR_WEBHOOK_SECRET", SECRET));
    provider = new SimulatorProvider(simulator.address(), true, List.of(SECRET));
    receiver.start();
  }

  @AfterAll
  static void stop() {
    simulator.close();
    receiver.stop(0);
  }

  @Test
  void a_payment_is_told_with_its_money() {
    charge("tok_ok", true);
    ProviderNotice notice = notice(NoticeClaim.CAPTURED);
    assertThat(notice.name()).isEqualTo(p1.text());
    assertThat(notice.provider()).isEqualTo("simulator");
    assertThat(notice.eventId()).startsWith("msg_");
    assertThat(notice.isOfRefund()).isFalse();
    assertThat(notice.amount()).isEqualTo(EUR);
    assertThat(notice.returned()).isEqualTo(Money.of(0, "EUR"));
    assertThat(notice.occurredAt()).isBefore(Instant.now().plusSeconds(1));
  }

  @Test
  void a_reservation_its_capture_and_a_dispute_are_told() throws Exception {
    charge("tok_ok", false);
    assertThat(notice(NoticeClaim.AUTHORIZED).amount()).isEqualTo(EUR);
    provider.capture(new Step.Capture(p1, "simulator", EUR));
    notice(NoticeClaim.CAPTURED);
    post("/charges/" + p1 + "/dispute");
    notice(NoticeClaim.DISPUTED);
  }

  @Test
  void what_was_taken_is_told_and_not_what_was_asked_for() {
    charge("tok_wrong_amount", true);
    assertThat(notice(NoticeClaim.CAPTURED).amount()).isEqualTo(Money.of(3789, "EUR"));
  }

  @Test
  void a_payment_that_waits_and_is_closed_is_told() {
    charge("tok_redirect", true);
    notice(NoticeClaim.PENDING);
    provider.close(new Step.Close(p1, "simulator"));
    notice(NoticeClaim.CLOSED);
  }

  @Test
  void a_reference_that_was_closed_unseen_is_told_without_an_amount() {
    provider.close(new Step.Close(p1, "simulator"));
    assertThat(notice(NoticeClaim.CLOSED).amount()).isNull();
  }

  @Test
  void a_decline_is_told() {
    charge("tok_declined", true);
    notice(NoticeClaim.DECLINED);
  }

  @Test
  void what_the_provider_gives_back_by_itself_is_told_with_how_much() {
    charge("tok_auto_reversal", true);
    assertThat(notice(NoticeClaim.REVERSED).returned()).isEqualTo(EUR);
  }

  @Test
  void a_refund_that_is_taken_back_is_told_with_its_payment() {
    charge("tok_refund_taken_back", true);
    refund();
    assertThat(notice(NoticeClaim.REFUNDED).amount()).isEqualTo(EUR);
    ProviderNotice failed = notice(NoticeClaim.REFUND_FAILED);
    assertThat(failed.name()).isEqualTo(r1.text());
    assertThat(failed.chargeName()).isEqualTo(p1.text());
  }

  @Test
  void a_refund_that_takes_its_time_is_told() {
    charge("tok_refund_never", true);
    refund();
    notice(NoticeClaim.REFUND_PENDING);
  }

  @Test
  void a_storm_is_one_event_many_times() {
    charge("tok_webhook_storm", true);
    List<ProviderNotice> notices =
        Until.is(() -> notices(NoticeClaim.CAPTURED), found -> found.size() == 20);
    assertThat(notices.stream().map(ProviderNotice::eventId).distinct()).hasSize(1);
    assertThat(notices.stream().distinct()).hasSize(1);
  }

  private void charge(String method, boolean capture) {
    provider.charge(new Step.Charge(p1, "simulator", method, EUR, capture, null));
  }

  private void refund() {
    provider.refund(new Step.Refund(r1, p1, "simulator", EUR));
  }

  private ProviderNotice notice(NoticeClaim claim) {
    return Until.is(() -> notices(claim), found -> !found.isEmpty()).getFirst();
  }

  private List<ProviderNotice> notices(NoticeClaim claim) {
    assertThat(ANSWERS).allMatch(answer -> answer instanceof WebhookAnswer.Genuine);
    return ANSWERS.stream()
        .map(answer -> ((WebhookAnswer.Genuine) answer).notice())
        .filter(notice -> notice.claim() == claim && notice.chargeName().equals(p1.text()))
        .toList();
  }

  private static void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Map<String, String> headers = new TreeMap<>();
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
      ANSWERS.add(provider.webhook(new WebhookRequest(headers, body), Instant.now()));
      exchange.sendResponseHeaders(provider.webhookReceipt().status(), -1);
    }
  }

  private static void post(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(simulator.address().resolve(path))
            .POST(BodyPublishers.noBody())
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
  }
}
