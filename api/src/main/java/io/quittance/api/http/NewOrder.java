package io.quittance.api.http;

import io.quittance.workflows.contract.Amount;
import io.quittance.workflows.contract.ProviderPromise;
import io.quittance.workflows.contract.StartOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The body that places an order. */
record NewOrder(
    @Schema(
            description = "The shop's name for it. Without one, customer and key make one.",
            pattern = "[A-Za-z0-9_-]{1,64}",
            example = "A-1")
        @Nullable String orderId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 64, example = "c-1")
        String customerId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Amount amount,
    @Schema(maxLength = 500) @Nullable String description,
    @Schema(type = "string", format = "duration", defaultValue = "PT30M", example = "PT30M")
        Duration payWithin,
    @Schema(
            description = "AUTHORIZE: a payment reserves the money, fulfilment takes it.",
            allowableValues = {"SALE", "AUTHORIZE"},
            defaultValue = "SALE")
        String capture,
    @Schema(
            allowableValues = {"AUTO_REFUND", "HOLD_FOR_REVIEW"},
            defaultValue = "AUTO_REFUND")
        String latePayment,
    @Schema(type = "string", format = "duration", defaultValue = "P30D", example = "P30D")
        Duration refundWindow,
    @Schema(description = "Up to 20 texts of the shop's own.") SortedMap<String, String> metadata) {

  private static final String RESERVED = "unmatched-";
  private static final Duration LONGEST = Duration.ofDays(365);
  private static final int MOST_METADATA = 20;

  static NewOrder read(Fields body) {
    return new NewOrder(
        body.text("orderId", id -> Texts.ORDER_ID.test(id) && !id.startsWith(RESERVED)),
        body.requiredText("customerId", Texts.NAME),
        AmountField.read(body),
        body.text("description", Texts.prose(500)),
        duration(body, "payWithin", Duration.ofMinutes(30), Duration.ofSeconds(1)),
        oneOf(body, "capture", List.of("SALE", "AUTHORIZE")),
        oneOf(body, "latePayment", List.of("AUTO_REFUND", "HOLD_FOR_REVIEW")),
        duration(body, "refundWindow", Duration.ofDays(30), Duration.ZERO),
        metadata(body));
  }

  StartOrder start(String id, List<ProviderPromise> providers) {
    return new StartOrder(
        id,
        customerId,
        amount,
        description,
        payWithin,
        capture,
        latePayment,
        refundWindow,
        metadata,
        providers,
        null);
  }

  private static String oneOf(Fields body, String name, List<String> values) {
    return Objects.requireNonNullElse(body.text(name, values::contains), values.getFirst());
  }

  private static Duration duration(
      Fields body, String name, Duration otherwise, Duration shortest) {
    String text = body.text(name, t -> t.length() <= 64);
    if (text == null) {
      return otherwise;
    }
    try {
      Duration duration = Duration.parse(text);
      if (duration.compareTo(shortest) >= 0 && duration.compareTo(LONGEST) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      throw body.invalid(name);
    }
    throw body.invalid(name);
  }

  private static SortedMap<String, String> metadata(Fields body) {
    SortedMap<String, String> metadata = new TreeMap<>();
    JsonNode object = body.value("metadata");
    if (object == null) {
      return metadata;
    }
    if (!object.isObject() || object.size() > MOST_METADATA) {
      throw body.invalid("metadata");
    }
    for (String key : Set.copyOf(object.propertyNames())) {
      JsonNode value = object.get(key);
      boolean isText = value.isString() && Texts.prose(500).test(value.stringValue());
      if (key.isEmpty() || !Texts.prose(40).test(key) || !isText) {
        throw body.invalid("metadata");
      }
      metadata.put(key, value.stringValue());
    }
    return metadata;
  }
}
