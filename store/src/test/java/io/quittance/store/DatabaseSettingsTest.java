package io.quittance.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSettingsTest {

  @Test
  void without_a_word_it_is_the_embedded_database() {
    assertThat(DatabaseSettings.from(Map.of()))
        .isEqualTo(
            new DatabaseSettings("jdbc:postgresql://127.0.0.1:5433/quittance", "quittance", ""));
    assertThat(DatabaseSettings.from(Map.of("POSTGRES_PORT", "6000", "DATABASE_URL", " ")).url())
        .isEqualTo("jdbc:postgresql://127.0.0.1:6000/quittance");
  }

  @Test
  void a_jdbc_url_is_taken_as_it_is() {
    String url = "jdbc:postgresql://db.example,db2.example/shop?targetServerType=primary";

    assertThat(
            DatabaseSettings.from(
                Map.of("DATABASE_URL", url, "DATABASE_USER", "u", "DATABASE_PASSWORD", "p")))
        .isEqualTo(new DatabaseSettings(url, "u", "p"));
  }

  @Test
  void a_url_as_hosting_providers_give_it_is_understood() {
    assertThat(
            DatabaseSettings.from(
                Map.of(
                    "DATABASE_URL",
                    "postgres://shop%40eu:p%2Bw+%3A:x@db.example:6432/books?sslmode=require")))
        .isEqualTo(
            new DatabaseSettings(
                "jdbc:postgresql://db.example:6432/books?sslmode=require", "shop@eu", "p+w+::x"));
    assertThat(DatabaseSettings.from(Map.of("DATABASE_URL", "postgresql://db.example/books")))
        .isEqualTo(new DatabaseSettings("jdbc:postgresql://db.example/books", "", ""));
  }

  @Test
  void user_and_password_of_their_own_go_before_those_in_the_url() {
    assertThat(
            DatabaseSettings.from(
                Map.of(
                    "DATABASE_URL", "postgres://a:b@db.example/books",
                    "DATABASE_USER", "u",
                    "DATABASE_PASSWORD", "p")))
        .isEqualTo(new DatabaseSettings("jdbc:postgresql://db.example/books", "u", "p"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://u:secret@host/db",
        "host/db?secret",
        "postgres://u:secret @h/d",
        "jdbc:h2:secret"
      })
  void what_is_no_url_of_postgres_is_refused_without_repeating_what_may_be_secret(String url) {
    assertThatThrownBy(() -> DatabaseSettings.from(Map.of("DATABASE_URL", url)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("DATABASE_URL")
        .hasMessageNotContaining("secret");
  }

  @Test
  void a_port_that_is_none_is_refused() {
    assertThatThrownBy(() -> DatabaseSettings.from(Map.of("POSTGRES_PORT", "5433x")))
        .hasMessage("POSTGRES_PORT=5433x is not a port.");
  }

  @Test
  void the_password_is_not_shown() {
    assertThat(new DatabaseSettings("jdbc:postgresql://h/d?password=secret", "u", "secret"))
        .hasToString("u at jdbc:postgresql://h/d");
  }
}
