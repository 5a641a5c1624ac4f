package io.quittance.activities;

import io.quittance.workflows.contract.OrderDataConverter;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Where to go on in each provider's list, as one text in the books. */
final class Positions {

  private static final JsonMapper JSON = OrderDataConverter.mapper();
  private static final TypeReference<TreeMap<String, String>> BY_PROVIDER =
      new TypeReference<>() {};

  private Positions() {}

  static SortedMap<String, String> read(Optional<String> text) {
    return text.<SortedMap<String, String>>map(json -> JSON.readValue(json, BY_PROVIDER))
        .orElseGet(TreeMap::new);
  }

  static @Nullable String write(SortedMap<String, String> positions) {
    return positions.isEmpty() ? null : JSON.writeValueAsString(positions);
  }
}
