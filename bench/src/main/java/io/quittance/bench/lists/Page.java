package io.quittance.bench.lists;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page as the api answered it.
 *
 * @param lines its orders
 * @param next the cursor of the page after it; null: it is the last
 */
record Page(List<Line> lines, @Nullable String next) {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  /** An order of the page, by the key that the list is in order of. */
  record Line(Instant createdAt, String orderId) {

    boolean isBefore(Line other) {
      int byTime = createdAt.compareTo(other.createdAt);
      return byTime > 0 || byTime == 0 && orderId.compareTo(other.orderId) > 0;
    }
  }

  static Page read(byte[] body) {
    JsonNode json = MAPPER.readTree(new String(body, StandardCharsets.UTF_8));
    List<Line> lines = new ArrayList<>();
    for (JsonNode order : json.required("orders")) {
      Instant createdAt = Instant.parse(order.required("createdAt").stringValue());
      lines.add(new Line(createdAt, order.required("orderId").stringValue()));
    }
    JsonNode next = json.required("next");
    return new Page(lines, next.isNull() ? null : next.stringValue());
  }

  List<String> orderIds() {
    return lines.stream().map(Line::orderId).toList();
  }

  /** Returns where it ends; null: no page follows. */
  @Nullable Place end() {
    if (next == null) {
      return null;
    }
    Line last = lines.getLast();
    return new Place(last.createdAt(), last.orderId(), next);
  }
}
