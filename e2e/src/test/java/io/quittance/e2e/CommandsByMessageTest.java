package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** A shop that speaks to its broker alone: commands in, answers and events out. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandsByMessageTest {

  private static final Duration BOUND = Duration.ofSeconds(90);

  /** Its own: one that others use would go on keeping events for brokers that are gone. */
  private final Stack stack = Stack.start("messages");

  private final Shop shop = stack.shop();
  private final Messaging messaging = messaging(stack);
  private final List<Bus> buses = messaging.buses();

  private static Messaging messaging(Stack stack) {
    try {
      return Messaging.start(stack);
    } catch (RuntimeException | AssertionError e) {
      stack.close();
      throw e;
    }
  }

  List<Bus> buses() {
    return buses;
  }

  @AfterAll
  void stop() {
    buses.forEach(Bus::close);
    messaging.close();
    stack.close();
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("buses")
  void an_order_is_placed_paid_and_cancelled_by_messages_and_its_events_come_back(Bus bus) {
    String id = Shop.newOrderId("msg");
    bus.send(id, List.of(place(id), pay(id, "pay", "tok_ok"), cancel(id, "cancel")));
    List<JsonNode> replies = replies(bus, id, 3);
    assertThat(replies).extracting(this::outcome).containsOnly("accepted");
    assertThat(replies)
        .extracting(reply -> reply.at("/data/command").asString())
        .containsExactly("place", "pay", "cancel");
    shop.await(id, Set.of("REFUNDED"), BOUND);
    assertThat(stack.books().of(id)).isEqualTo(new ProviderBooks.Money(4210, 4210, 1));
    Await.until("the last event tells it", BOUND, () -> statusByEvents(bus, id).equals("REFUNDED"));
    assertThat(statuses(bus, id)).startsWith("AWAITING_PAYMENT").contains("PAID", "CANCELLING");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("buses")
  void the_same_command_again_has_no_other_effect(Bus bus) {
    String id = Shop.newOrderId("again");
    bus.send(
        id,
        List.of(
            place(id),
            place(id),
            pay(id, "pay", "tok_ok"),
            pay(id, "pay", "tok_ok"),
            pay(id, "pay", "tok_ok")));
    List<JsonNode> replies = replies(bus, id, 5);
    assertThat(replies).extracting(this::outcome).containsOnly("accepted");
    // The same answer has the same id: a command that is still open is told of once more at its
    // end.
    assertThat(replies.stream().map(reply -> reply.path("id").asString()).distinct())
        .hasSameSizeAs(
            replies.stream()
                .map(reply -> reply.at("/data/commandId") + " " + reply.at("/data/settled"))
                .distinct()
                .toList());
    shop.await(id, Set.of("PAID"), BOUND);
    assertThat(stack.books().of(id)).isEqualTo(new ProviderBooks.Money(4210, 0, 1));
    assertThat(stack.books().calls(id).stream().filter(call -> call.startsWith("POST")))
        .containsExactly("POST /charges " + id + "-p1");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("buses")
  void a_refusal_is_answered_with_its_code(Bus bus) {
    String id = Shop.newOrderId("no");
    bus.send(
        id,
        List.of(
            place(id),
            pay(id, "pay", "tok_declined"),
            cancel(id, "c"),
            pay(id, "pay-2", "tok_ok")));
    List<JsonNode> replies = replies(bus, id, 4);
    assertThat(replies)
        .extracting(this::outcome)
        .containsExactly("accepted", "refused", "accepted", "refused");
    assertThat(replies.get(1).at("/data/code").asString()).isEqualTo("payment_declined");
    assertThat(replies.get(3).at("/data/code").asString()).isEqualTo("order_closed");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("buses")
  void an_intake_that_is_killed_in_the_middle_loses_nothing_and_does_nothing_twice(Bus bus) {
    Map<String, List<String>> orders = new LinkedHashMap<>();
    for (int i = 0; i < 25; i++) {
      String id = Shop.newOrderId("kill");
      orders.put(id, List.of(place(id), pay(id, "pay", "tok_ok"), cancel(id, "cancel")));
    }
    int before = bus.replies().size();
    orders.forEach(bus::send);
    for (int kills = 1; kills <= 3; kills++) {
      int enough = before + 12 * kills;
      Await.until("some are answered", BOUND, () -> bus.replies().size() >= enough);
      messaging.intake.kill();
      messaging.intake.start();
    }
    for (String id : orders.keySet()) {
      shop.await(id, Set.of("REFUNDED"), BOUND);
      assertThat(stack.books().of(id)).as(id).isEqualTo(new ProviderBooks.Money(4210, 4210, 1));
      assertThat(stack.books().calls(id).stream().filter(call -> call.startsWith("POST")))
          .as(id)
          .containsExactly("POST /charges " + id + "-p1", "POST /refunds " + id + "-r1");
      awaitAnswers(bus, id, 3);
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("buses")
  void while_the_api_is_away_commands_wait_in_their_order(Bus bus) {
    List<String> ids = new ArrayList<>();
    stack.api.kill();
    try {
      for (int i = 0; i < 5; i++) {
        String id = Shop.newOrderId("away");
        ids.add(id);
        bus.send(id, List.of(place(id), pay(id, "pay", "tok_ok"), cancel(id, "cancel")));
      }
      assertThat(bus.dead().stream().filter(dead -> dead.body().contains(ids.getFirst())))
          .isEmpty();
    } finally {
      stack.api.start();
    }
    for (String id : ids) {
      // A cancel that had passed the payment would have ended the order unpaid.
      shop.await(id, Set.of("REFUNDED"), BOUND);
      assertThat(stack.books().of(id)).as(id).isEqualTo(new ProviderBooks.Money(4210, 4210, 1));
    }
    assertThat(ids.stream().flatMap(id -> deadOf(bus, id).stream())).isEmpty();
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("buses")
  void poison_is_put_aside_with_its_reason_and_the_next_message_is_handled(Bus bus) {
    String id = Shop.newOrderId("poison");
    String poison = "{\"command\":\"steal\",\"commandId\":\"k\",\"orderId\":\"" + id + "\"}";
    bus.send(id, List.of(poison, pay(id, "too-early", "tok_ok"), place(id)));
    Await.until("it is placed", BOUND, () -> shop.get(id).orderStatus().equals("AWAITING_PAYMENT"));
    Await.until("both are put aside", BOUND, () -> deadOf(bus, id).size() >= 2);
    List<Bus.Dead> dead = deadOf(bus, id);
    assertThat(dead.getFirst().body()).isEqualTo(poison);
    assertThat(dead.getFirst().headers()).containsEntry("quittance-code", "command_unknown");
    assertThat(dead.getLast().headers()).containsEntry("quittance-code", "order_not_found");
    assertThat(replies(bus, id, 3)).extracting(this::outcome).contains("rejected", "accepted");
  }

  @Test
  void by_events_alone_every_status_is_what_the_books_say() {
    for (Bus bus : buses) {
      String id = Shop.newOrderId("fold");
      bus.send(id, List.of(place(id), pay(id, "pay", "tok_ok")));
      shop.await(id, Set.of("PAID"), BOUND);
      Await.until(bus + " tells of " + id, BOUND, () -> statusByEvents(bus, id).equals("PAID"));
      Set<String> others = Set.copyOf(List.of("msg", "again", "no", "kill", "away", "fold"));
      bus.events().stream()
          .map(event -> event.path("subject").asString())
          .filter(subject -> others.contains(subject.split("-")[0]))
          .distinct()
          .forEach(
              subject ->
                  Await.until(
                      bus + " tells the status of " + subject,
                      BOUND,
                      () -> statusByEvents(bus, subject).equals(shop.get(subject).orderStatus())));
    }
  }

  @Test
  void every_message_that_comes_out_is_as_the_asyncapi_file_says() {
    AsyncApiFile file = new AsyncApiFile();
    for (Bus bus : buses) {
      String id = Shop.newOrderId("said");
      bus.send(id, List.of(place(id), pay(id, "pay", "tok_ok"), cancel(id, "c"), place(id)));
      shop.await(id, Set.of("REFUNDED"), BOUND);
      Await.until(bus + " tells all", BOUND, () -> statusByEvents(bus, id).equals("REFUNDED"));
      assertThat(bus.events()).hasSizeGreaterThan(4).allSatisfy(file::checkEvent);
      assertThat(replies(bus, id, 4)).isNotEmpty();
      assertThat(bus.replies()).allSatisfy(file::checkReply);
    }
  }

  /** The status of the event with the greatest sequence. */
  private String statusByEvents(Bus bus, String id) {
    return bus.events().stream()
        .filter(event -> event.path("subject").asString().equals(id))
        .max(java.util.Comparator.comparing(event -> event.path("sequence").asString()))
        .map(event -> event.at("/data/status").asString())
        .orElse("");
  }

  private List<String> statuses(Bus bus, String id) {
    return bus.events().stream()
        .filter(event -> event.path("subject").asString().equals(id))
        .map(event -> event.at("/data/status").asString())
        .toList();
  }

  private List<JsonNode> replies(Bus bus, String id, int count) {
    Await.until(
        count + " answers about " + id + " by " + bus,
        BOUND,
        () -> repliesOf(bus, id).size() >= count);
    return repliesOf(bus, id);
  }

  /** Waits until so many commands are answered, be it more than once. */
  private void awaitAnswers(Bus bus, String id, int count) {
    Await.until(
        count + " commands of " + id + " are answered by " + bus,
        BOUND,
        () -> answered(bus, id).size() == count);
  }

  private static Set<String> answered(Bus bus, String id) {
    return repliesOf(bus, id).stream()
        .map(reply -> reply.at("/data/commandId").asString())
        .collect(Collectors.toSet());
  }

  private static List<JsonNode> repliesOf(Bus bus, String id) {
    return bus.replies().stream()
        .filter(reply -> reply.at("/data/orderId").asString("").equals(id))
        .toList();
  }

  private static List<Bus.Dead> deadOf(Bus bus, String id) {
    return bus.dead().stream().filter(dead -> dead.body().contains(id)).toList();
  }

  private String outcome(JsonNode reply) {
    return reply.at("/data/outcome").asString();
  }

  private static String place(String id) {
    return command(
        "place",
        "place",
        id,
        "{\"customerId\":\"c-1\",\"amount\":{\"value\":4210,\"currency\":\"EUR\"}}");
  }

  private static String pay(String id, String key, String method) {
    return command("pay", key, id, "{\"paymentMethod\":\"%s\"}".formatted(method));
  }

  private static String cancel(String id, String key) {
    return command("cancel", key, id, "{\"reason\":\"changed my mind\"}");
  }

  private static String command(String kind, String key, String id, String data) {
    return "{\"specversion\":\"1.0\",\"id\":\"%s-%s\",\"source\":\"shop\",\"type\":\"io.quittance.command.%s.v1\",\"subject\":\"%s\",\"data\":%s}"
        .formatted(key, id, kind, id, data);
  }
}
