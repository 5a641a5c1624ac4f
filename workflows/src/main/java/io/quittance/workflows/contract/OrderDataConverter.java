package io.quittance.workflows.contract;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.Jackson3JsonPayloadConverter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one place that says how records become bytes: for clients, workers, tests and replay alike.
 * Every setting that shapes the bytes is pinned, because histories outlive library versions.
 */
public final class OrderDataConverter {

  private OrderDataConverter() {}

  /** Returns the converter. */
  public static DataConverter create() {
    return DefaultDataConverter.newDefaultInstance()
        .withPayloadConverterOverrides(new Jackson3JsonPayloadConverter(mapper()));
  }

  /** Returns the mapper that the converter writes and reads JSON with. */
  public static JsonMapper mapper() {
    return JsonMapper.builder()
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .changeDefaultVisibility(seen -> seen.withIsGetterVisibility(Visibility.NONE))
        .build();
  }
}
