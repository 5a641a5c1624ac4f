package io.quittance.intake.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.quittance.intake.commands.Reading.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The AsyncAPI file says what the messages are: its own examples, and those that are sent. */
class AsyncApiTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00.123Z");
  private static final Set<String> COMMANDS = Set.of("place", "pay", "cancel", "fulfil", "refund");

  private final JsonNode file = read();

  @TestFactory
  Stream<DynamicTest> every_example_is_as_its_schema_says() {
    return names(file.path("components").path("messages")).stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      JsonNode message = file.at("/components/messages/" + name);
                      assertThat(message.path("examples")).isNotEmpty();
                      for (JsonNode example : message.path("examples")) {
                        for (String part : List.of("headers", "payload")) {
                          if (message.path(part).has("$ref")) {
                            assertThat(complaints(message.path(part), example.path(part)))
                                .isEmpty();
                          }
                        }
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> every_example_of_a_command_is_read_as_that_command() {
    return COMMANDS.stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name, () -> assertThat(example(name).kind().word()).isEqualTo(name)));
  }

  @Test
  void answers_are_as_their_schemas_say() throws IOException {
    Command command = example("pay");
    Reason reason = new Reason("payment_declined", "Declined.", null, "insufficient_funds", 402);
    Reason unread = Reason.unread("command_unknown", "Unknown.", "type");
    assertThat(
            complaints(
                "accepted",
                Reply.accepted(
                    "quittance", NOW, command, new Verdict.Accepted(202, null, null, null))))
        .isEmpty();
    assertThat(
            complaints(
                "accepted",
                Reply.accepted(
                    "quittance", NOW, command, new Verdict.Accepted(200, "A-1", "PAID", 4L))))
        .isEmpty();
    assertThat(complaints("refused", Reply.refused("quittance", NOW, command, reason))).isEmpty();
    assertThat(
            complaints(
                "unknown",
                Reply.unknown(
                    "quittance",
                    NOW,
                    command,
                    new Reason("internal_error", "Again and again.", null, null, 500))))
        .isEmpty();
    assertThat(complaints("rejected", Reply.rejected("quittance", NOW, "k", null, null, unread)))
        .isEmpty();
    assertThat(complaints("rejected", Reply.rejected("quittance", NOW, "k", "pay", "A-1", unread)))
        .isEmpty();
  }

  @Test
  void a_message_that_is_none_of_them_is_complained_of() throws IOException {
    Reply reply =
        Reply.accepted(
            "quittance", NOW, example("pay"), new Verdict.Accepted(200, "A-1", "PAID", 4L));
    assertThat(complaints("refused", reply)).isNotEmpty();
    ObjectNode pay = (ObjectNode) file.at("/components/messages/pay/examples/0/payload").deepCopy();
    pay.remove("subject");
    assertThat(complaints(file.at("/components/messages/pay/payload"), pay)).isNotEmpty();
  }

  @Test
  void every_reference_leads_somewhere_and_every_message_is_in_a_channel() {
    List<String> references = new ArrayList<>();
    collect(file, references);
    assertThat(references).isNotEmpty();
    for (String reference : references) {
      assertThat(file.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
    Set<String> inChannels = new TreeSet<>();
    file.path("channels").forEach(channel -> inChannels.addAll(names(channel.path("messages"))));
    assertThat(inChannels)
        .containsExactlyInAnyOrderElementsOf(names(file.path("components").path("messages")));
    assertThat(file.path("asyncapi").asText()).isEqualTo("3.0.0");
  }

  private Command example(String name) {
    JsonNode payload = file.at("/components/messages/" + name + "/examples/0/payload");
    Incoming message =
        new Incoming(
            payload.toString().getBytes(StandardCharsets.UTF_8), new TreeMap<>(), Map.of());
    return (Command) new CommandReader().read(message);
  }

  private Set<ValidationMessage> complaints(String message, Reply reply) throws IOException {
    return complaints(
        file.at("/components/messages/" + message + "/payload"), JSON.readTree(reply.body()));
  }

  /** The schema refers to others of the file, so they come along. */
  private Set<ValidationMessage> complaints(JsonNode reference, JsonNode instance) {
    ObjectNode schema = JSON.createObjectNode();
    schema.putArray("allOf").add(reference);
    schema.set("components", file.path("components"));
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
        .getSchema(schema)
        .validate(instance);
  }

  private static void collect(JsonNode node, List<String> references) {
    @Nullable JsonNode reference = node.get("$ref");
    if (reference != null) {
      references.add(reference.asText());
    }
    node.forEach(child -> collect(child, references));
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static JsonNode read() {
    try {
      return new YAMLMapper().readTree(Path.of("..", "docs", "asyncapi.yaml").toFile());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
