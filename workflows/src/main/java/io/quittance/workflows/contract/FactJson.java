package io.quittance.workflows.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quittance.domain.AttemptState;
import io.quittance.domain.CommandId;
import io.quittance.domain.Fact;
import io.quittance.domain.Fulfilment;
import io.quittance.domain.Order;
import io.quittance.domain.OrderId;
import io.quittance.domain.OrderMachine;
import io.quittance.domain.Reference;
import io.quittance.domain.RefundState;
import io.quittance.domain.Reply;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * How a fact is written: the JSON of the journal and of the workflow's {@code facts} query. It can
 * be read back, so that an order can be folded from what was written; and so can the order itself,
 * which one run of a workflow hands to the next.
 */
public final class FactJson {

  private static final JsonMapper MAPPER =
      OrderDataConverter.mapper()
          .rebuild()
          .addMixIn(Fact.class, Named.class)
          .addMixIn(Reply.class, Named.class)
          .addMixIn(AttemptState.class, Named.class)
          .addMixIn(RefundState.class, Named.class)
          .addMixIn(Fulfilment.class, Named.class)
          .addMixIn(OrderId.class, Text.class)
          .addMixIn(CommandId.class, Text.class)
          .addMixIn(Reference.class, ReferenceText.class)
          .addMixIn(Reference.ToPayment.class, ReferenceText.class)
          .addMixIn(Reference.ToRefund.class, ReferenceText.class)
          .addModule(new SimpleModule().addKeyDeserializer(CommandId.class, new CommandIdKey()))
          .build();

  private FactJson() {}

  /** Returns a fact as one line of JSON. */
  public static String write(Fact fact) {
    return MAPPER.writerFor(Fact.class).writeValueAsString(fact);
  }

  /**
   * Returns the fact that a line of JSON stands for.
   *
   * @throws tools.jackson.core.JacksonException if it is none
   */
  public static Fact read(String json) {
    return MAPPER.readValue(json, Fact.class);
  }

  /** Returns the order that lines of JSON make, the first of them that it was placed. */
  public static Order fold(List<String> facts) {
    return OrderMachine.fold(facts.stream().map(FactJson::read).toList());
  }

  /** Returns an order as one line of JSON. */
  public static String writeOrder(Order order) {
    return MAPPER.writeValueAsString(order);
  }

  /**
   * Returns the order that a line of JSON stands for.
   *
   * @throws tools.jackson.core.JacksonException if it is none
   */
  public static Order readOrder(String json) {
    return MAPPER.readValue(json, Order.class);
  }

  /** Says which of the sealed types it is, by its simple name. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
  private interface Named {}

  /** A name is written as its text. */
  private record Text(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private Text {}
  }

  /** A reference is written as the text that the provider knows it by. */
  @JsonDeserialize(using = ReferenceReader.class)
  private interface ReferenceText {
    @JsonValue
    String text();
  }

  private static final class CommandIdKey extends KeyDeserializer {
    @Override
    public Object deserializeKey(String key, DeserializationContext context) {
      return new CommandId(key);
    }
  }

  private static final class ReferenceReader extends ValueDeserializer<Reference> {
    @Override
    public Reference deserialize(JsonParser parser, DeserializationContext context) {
      return Reference.parse(parser.getString());
    }
  }
}
