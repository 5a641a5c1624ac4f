package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** What the AsyncAPI file says of messages. */
final class AsyncApiFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final com.fasterxml.jackson.databind.JsonNode file;

  AsyncApiFile() {
    try {
      file = new YAMLMapper().readTree(Path.of("..", "docs", "asyncapi.yaml").toFile());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  void checkEvent(JsonNode message) {
    check("Event", message);
  }

  void checkReply(JsonNode message) {
    String outcome = message.at("/data/outcome").asString();
    check(Character.toUpperCase(outcome.charAt(0)) + outcome.substring(1), message);
  }

  /** The schema refers to others of the file, so they come along. */
  private void check(String name, JsonNode message) {
    ObjectNode root = JSON.createObjectNode();
    root.putArray("allOf").addObject().put("$ref", "#/components/schemas/" + name);
    root.set("components", file.path("components"));
    JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(root);
    assertThat(schema.validate(message.toString(), InputFormat.JSON))
        .as(message.toString())
        .isEmpty();
  }
}
