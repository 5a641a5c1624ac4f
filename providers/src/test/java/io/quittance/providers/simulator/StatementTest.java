package io.quittance.providers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.domain.Money;
import io.quittance.domain.OrderId;
import io.quittance.domain.Reference;
import io.quittance.domain.StatementAnswer;
import io.quittance.domain.StatementLine;
import io.quittance.domain.StatementLine.Standing;
import io.quittance.domain.Step;
import io.quittance.providers.StatementPage;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the adapter makes of the real simulator's statement, and of its silence. */
@Timeout(60)
@NullUnmarked
class StatementTest {

  private static final Money EUR = Money.of(4210, "EUR");
  private static final Money NOTHING = Money.of(0, "EUR");
  private static final OrderId ORDER = new OrderId("A-1");

  @TempDir private Path data;
  private SimulatorProcess simulator;
  private SimulatorProvider provider;

  @BeforeEach
  void start() throws IOException {
    simulator = SimulatorProcess.start(data, Map.of());
    provider = new SimulatorProvider(simulator.address(), true);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void a_charge_stands_where_its_money_is() {
    charge(1, "tok_ok", true);
    charge(2, "tok_declined", true);
    charge(3, "tok_redirect", true);
    charge(4, "tok_ok", false);
    charge(5, "tok_redirect", true);
    provider.close(new Step.Close(p(5), "simulator"));

    assertThat(told(1)).isEqualTo(line(1, Standing.CAPTURED, EUR, NOTHING));
    assertThat(told(2)).isEqualTo(line(2, Standing.NOTHING, NOTHING, NOTHING));
    assertThat(told(3)).isEqualTo(line(3, Standing.OPEN, NOTHING, NOTHING));
    assertThat(told(4)).isEqualTo(line(4, Standing.AUTHORIZED, NOTHING, NOTHING));
    assertThat(told(5)).isEqualTo(line(5, Standing.NOTHING, NOTHING, NOTHING));
  }

  @Test
  void refunds_are_told_as_their_total_and_a_dispute_as_such() throws Exception {
    charge(1, "tok_ok", true);
    refund(1, 1000);
    refund(2, 210);
    assertThat(told(1)).isEqualTo(line(1, Standing.CAPTURED, EUR, Money.of(1210, "EUR")));

    post("/charges/A-1-p1/dispute", "");

    assertThat(told(1).disputed()).isTrue();
  }

  @Test
  void what_never_was_a_charge_was_never_seen() {
    assertThat(provider.statement("A-1-p1")).isEqualTo(new StatementAnswer.NeverSeen("A-1-p1"));
    provider.close(new Step.Close(p(1), "simulator"));
    assertThat(provider.statement("A-1-p1")).isEqualTo(new StatementAnswer.NeverSeen("A-1-p1"));
    assertThat(provider.statements(null, 10))
        .isInstanceOfSatisfying(
            StatementPage.Lines.class, page -> assertThat(page.lines()).isEmpty());
  }

  @Test
  void a_name_that_the_simulator_cannot_know_is_not_answered_and_not_a_fault() {
    for (String name : List.of("", "..", "a b", "a/b?c=d#e", "é", "%zz", "\n")) {
      assertThat(provider.statement(name))
          .isInstanceOfSatisfying(
              StatementAnswer.NoAnswer.class, answer -> assertThat(answer.why()).isNotBlank());
    }
  }

  @Test
  void the_list_goes_on_from_its_position_for_days() throws Exception {
    for (int n = 1; n <= 5; n++) {
      charge(n, "tok_ok", true);
    }
    List<String> told = new ArrayList<>();
    StatementPage.Lines page = page(null, 2);
    told.addAll(references(page));
    while (!page.last()) {
      page = page(page.position(), 2);
      told.addAll(references(page));
    }
    assertThat(told).containsExactly("A-1-p1", "A-1-p2", "A-1-p3", "A-1-p4", "A-1-p5");
    assertThat(page(page.position(), 2).lines()).isEmpty();

    simulator.kill();
    start();
    charge(6, "tok_ok", true);
    refund(1, 4210);

    assertThat(references(page(page.position(), 10))).containsExactly("A-1-p6", "A-1-p1");
    assertThat(page(page.position(), 10).lines().getLast())
        .isEqualTo(line(1, Standing.CAPTURED, EUR, EUR));
  }

  @Test
  void a_position_from_elsewhere_and_a_limit_out_of_range_are_no_faults() {
    charge(1, "tok_ok", true);
    assertThat(provider.statements("from elsewhere", 10))
        .isEqualTo(new StatementPage.NoAnswer("the simulator answered 422 field_invalid"));
    assertThat(page(null, 0).lines()).hasSize(1);
    assertThat(page(null, Integer.MAX_VALUE).lines()).hasSize(1);
  }

  @Test
  void a_simulator_that_is_not_there_gives_no_answer() {
    simulator.kill();
    String why = "the simulator can't be reached";
    assertThat(provider.statement("A-1-p1")).isEqualTo(new StatementAnswer.NoAnswer("A-1-p1", why));
    assertThat(provider.statements(null, 10)).isEqualTo(new StatementPage.NoAnswer(why));
  }

  @Test
  void a_simulator_that_fails_or_stays_silent_gives_no_answer() throws Exception {
    charge(1, "tok_ok", true);
    post("/faults", "{\"operation\":\"lookup\",\"times\":1,\"effect\":\"unavailable\"}");

    assertThat(provider.statement("A-1-p1"))
        .isEqualTo(
            new StatementAnswer.NoAnswer("A-1-p1", "the simulator answered 503 unavailable"));
    // Java's client itself asks again, once, when a connection is dropped under a GET.
    post("/faults", "{\"operation\":\"lookup\",\"times\":9,\"effect\":\"timeout_before\"}");
    assertThat(provider.statement("A-1-p1"))
        .isEqualTo(new StatementAnswer.NoAnswer("A-1-p1", "the simulator gave no answer"));
  }

  @Test
  void books_that_were_tampered_with_while_it_was_down_are_told_as_they_are() throws Exception {
    charge(1, "tok_ok", true);
    refund(1, 4210);
    charge(2, "tok_redirect", true);
    provider.close(new Step.Close(p(2), "simulator"));
    simulator.kill();
    Path books = data.resolve("books.jsonl");
    Files.writeString(
        books,
        Files.readString(books)
                .replaceAll("(?m)^\\{\"type\":\"refund_.*\"reference\":\"A-1-r1\".*$", "")
                .replaceAll("(\"charge_accepted\".*\"A-1-p1\".*\"value\":)4210", "$19999")
            + "{\"type\":\"charge_captured\",\"at\":\"2026-11-23T10:00:00Z\",\"reference\":\"A-1-p2\"}\n");
    start();

    assertThat(told(1)).isEqualTo(line(1, Standing.CAPTURED, Money.of(9999, "EUR"), NOTHING));
    assertThat(told(2)).isEqualTo(line(2, Standing.CAPTURED, EUR, NOTHING));
  }

  private static Reference.ToPayment p(int number) {
    return new Reference.ToPayment(ORDER, number);
  }

  private void charge(int number, String method, boolean capture) {
    provider.charge(new Step.Charge(p(number), "simulator", method, EUR, capture, null));
  }

  private void refund(int number, long value) {
    Reference.ToRefund reference = new Reference.ToRefund(ORDER, number);
    provider.refund(new Step.Refund(reference, p(1), "simulator", Money.of(value, "EUR")));
  }

  private StatementLine told(int number) {
    StatementAnswer answer = provider.statement(p(number).text());
    assertThat(answer).isInstanceOf(StatementAnswer.Told.class);
    return ((StatementAnswer.Told) answer).line();
  }

  private StatementPage.Lines page(String position, int limit) {
    StatementPage page = provider.statements(position, limit);
    assertThat(page).isInstanceOf(StatementPage.Lines.class);
    return (StatementPage.Lines) page;
  }

  private static List<String> references(StatementPage.Lines page) {
    return page.lines().stream().map(StatementLine::reference).toList();
  }

  private StatementLine line(int number, Standing standing, Money captured, Money refunded) {
    String id = told(number).providerReference();
    assertThat(id).startsWith("ch_");
    return new StatementLine(p(number).text(), id, standing, captured, refunded, false);
  }

  private void post(String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(simulator.address().resolve(path))
            .POST(BodyPublishers.ofString(body))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
  }
}
