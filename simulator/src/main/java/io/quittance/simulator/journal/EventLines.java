package io.quittance.simulator.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quittance.simulator.core.Event;
import java.io.ByteArrayOutputStream;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** Events as lines of JSON, and back. */
final class EventLines {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addMixIn(Event.class, EventMixin.class)
          .changeDefaultPropertyInclusion(
              value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(EnumFeature.READ_ENUMS_USING_TO_STRING, EnumFeature.WRITE_ENUMS_USING_TO_STRING)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // A person may add a field of their own to a line, a note for instance.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private static final ObjectWriter WRITER = MAPPER.writerFor(Event.class);
  private static final ObjectReader READER = MAPPER.readerFor(Event.class);

  private EventLines() {}

  static byte[] write(List<Event> events) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(256 * events.size());
    for (Event event : events) {
      lines.writeBytes(WRITER.writeValueAsBytes(event));
      lines.write('\n');
    }
    return lines.toByteArray();
  }

  /**
   * The event of one line.
   *
   * @throws tools.jackson.core.JacksonException when the line is not one
   */
  static Event read(byte[] line) {
    return READER.readValue(line);
  }
}
