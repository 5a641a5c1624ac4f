package io.quittance.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Instants as the driver takes and gives them; Postgres keeps microseconds. */
final class Times {

  private Times() {}

  /** An age or a pause, as {@code make_interval} takes it. */
  static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  static Duration time(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  static OffsetDateTime column(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  static @Nullable OffsetDateTime orNull(@Nullable Instant at) {
    return at == null ? null : column(at);
  }

  static Instant of(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(orNull(row, column), column);
  }

  static @Nullable Instant orNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
