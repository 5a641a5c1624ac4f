package io.quittance.intake.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.intake.commands.Reading.Command;
import io.quittance.intake.commands.Reading.Kind;
import io.quittance.intake.commands.Reading.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages are read in each of their forms, and what is none is told with the reason. */
class CommandReaderTest {

  private final CommandReader reader = new CommandReader();

  @Test
  void cloud_events_in_structured_mode() {
    Command command =
        command(
            """
            {"specversion":"1.0","id":"k1","source":"shop","type":"io.quittance.command.pay.v1",
             "subject":"A-1","data":{"paymentMethod":"tok_ok"}}
            """);
    assertThat(command.kind()).isEqualTo(Kind.PAY);
    assertThat(command.commandId()).isEqualTo("k1");
    assertThat(command.orderId()).isEqualTo("A-1");
    assertThat(command.body()).hasToString("{\"paymentMethod\":\"tok_ok\"}");
  }

  @ParameterizedTest
  @CsvSource({"ce_", "cloudEvents:", "cloudEvents_"})
  void cloud_events_in_binary_mode(String prefix) {
    Map<String, String> headers =
        Map.of(
            prefix + "specversion", "1.0",
            prefix + "id", "k1",
            prefix + "type", "io.quittance.command.cancel.v1",
            prefix + "subject", "A-1");
    Reading reading = reader.read(message("{\"reason\":\"late\"}", headers));
    assertThat(reading)
        .isInstanceOfSatisfying(
            Command.class,
            command -> {
              assertThat(command.kind()).isEqualTo(Kind.CANCEL);
              assertThat(command.commandId()).isEqualTo("k1");
              assertThat(command.orderId()).isEqualTo("A-1");
              assertThat(command.body()).hasToString("{\"reason\":\"late\"}");
            });
  }

  @Test
  void plain_json() {
    Command command =
        command(
            "{\"command\":\"refund\",\"commandId\":\"k 1\",\"orderId\":\"A-1\",\"amount\":{\"value\":1,\"currency\":\"EUR\"}}");
    assertThat(command.kind()).isEqualTo(Kind.REFUND);
    assertThat(command.commandId()).isEqualTo("k 1");
    assertThat(command.body()).hasToString("{\"amount\":{\"value\":1,\"currency\":\"EUR\"}}");
  }

  @Test
  void an_order_is_placed_under_the_name_that_its_envelope_has_or_under_none() {
    assertThat(
            command(
                    "{\"command\":\"place\",\"commandId\":\"k\",\"orderId\":\"A-1\",\"customerId\":\"c\"}")
                .body())
        .hasToString("{\"customerId\":\"c\",\"orderId\":\"A-1\"}");
    Command unnamed = command("{\"command\":\"place\",\"commandId\":\"k\",\"customerId\":\"c\"}");
    assertThat(unnamed.orderId()).isNull();
    assertThat(unnamed.body()).hasToString("{\"customerId\":\"c\"}");
  }

  @Test
  void a_number_stays_as_it_was_said_so_that_the_api_judges_it() {
    assertThat(
            command(
                    "{\"command\":\"refund\",\"commandId\":\"k\",\"orderId\":\"A\",\"amount\":{\"value\":42.10}}")
                .body())
        .hasToString("{\"amount\":{\"value\":42.10}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not json|malformed_request",
        "[1]|malformed_request",
        "|malformed_request",
        "{\"command\":\"pay\",\"command\":\"cancel\",\"commandId\":\"k\",\"orderId\":\"A\"}|malformed_request",
        "{\"command\":\"pay\",\"orderId\":\"A\"}|idempotency_key_missing",
        "{\"command\":\"pay\",\"commandId\":\"\",\"orderId\":\"A\"}|idempotency_key_missing",
        "{\"command\":\"pay\",\"commandId\":\"ü\",\"orderId\":\"A\"}|idempotency_key_invalid",
        "{\"command\":\"pay\",\"commandId\":\" k\",\"orderId\":\"A\"}|idempotency_key_invalid",
        "{\"command\":\"steal\",\"commandId\":\"k\",\"orderId\":\"A\"}|command_unknown",
        "{\"commandId\":\"k\",\"orderId\":\"A\"}|command_unknown",
        "{\"command\":\"pay\",\"commandId\":\"k\"}|field_invalid",
        "{\"command\":\"pay\",\"commandId\":\"k\",\"orderId\":\"a/../b\"}|field_invalid",
        "{\"specversion\":\"1.0\",\"id\":\"k\",\"type\":\"io.quittance.command.pay.v2\",\"subject\":\"A\"}|command_unknown",
        "{\"specversion\":\"1.0\",\"id\":\"k\",\"type\":\"io.quittance.command.v1\",\"subject\":\"A\"}|command_unknown",
        "{\"specversion\":\"1.0\",\"id\":\"k\",\"type\":\"io.quittance.command.pay.v1\",\"subject\":\"A\",\"data\":7}|malformed_request",
        "{\"specversion\":\"1.0\",\"id\":\"k\",\"type\":\"io.quittance.command.pay.v1\",\"subject\":\"A\",\"data\":{\"orderId\":\"B\"}}|field_invalid",
      })
  void what_is_no_command_is_told_with_the_reason(String body, String code) {
    assertThat(reader.read(message(body == null ? "" : body, Map.of())))
        .isInstanceOfSatisfying(
            Unreadable.class, unreadable -> assertThat(unreadable.reason().code()).isEqualTo(code));
  }

  @ParameterizedTest
  @CsvSource({"pay", "steal"})
  void an_order_that_cannot_be_is_not_repeated_to_anybody(String word) {
    String body =
        "{\"command\":\"%s\",\"commandId\":\"k\",\"orderId\":\"%s\"}"
            .formatted(word, "x".repeat(210_000));
    assertThat(reader.read(message(body, Map.of())).orderId()).isNull();
  }

  @Test
  void a_reason_is_short_whatever_the_message_is() {
    String name = "x".repeat(40_000);
    Reading reading = reader.read(message("{\"%1$s\":1,\"%1$s\":2}".formatted(name), Map.of()));
    assertThat(reading)
        .isInstanceOfSatisfying(
            Unreadable.class,
            unreadable -> assertThat(unreadable.reason().message()).hasSizeLessThan(600));
  }

  private Command command(String body) {
    Reading reading = reader.read(message(body, Map.of()));
    assertThat(reading).isInstanceOf(Command.class);
    return (Command) reading;
  }

  private static Incoming message(String body, Map<String, String> headers) {
    return new Incoming(
        body.getBytes(StandardCharsets.UTF_8), new TreeMap<>(headers), Map.of("topic", "t"));
  }
}
