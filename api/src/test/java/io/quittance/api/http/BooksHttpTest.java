package io.quittance.api.http;

import io.quittance.api.TestDatabases;
import io.quittance.providers.Providers;
import io.quittance.store.DatabaseSettings;
import io.quittance.store.Store;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;

/** The whole facade with real books, and a provider that tells what it is told to. */
@Timeout(60)
@Import(BooksHttpTest.RealBooks.class)
@TestPropertySource(properties = "TEMPORAL_UI_URL=http://127.0.0.1:8233/")
abstract class BooksHttpTest extends HttpTest {

  @Autowired Store store;
  @Autowired ScriptedProvider provider;

  @TestConfiguration(proxyBeanMethods = false)
  static class RealBooks {
    @Bean
    @Primary
    DatabaseSettings testDatabase() {
      return TestDatabases.make();
    }

    @Bean
    ScriptedProvider scriptedProvider() {
      return new ScriptedProvider();
    }

    @Bean
    @Primary
    Providers scriptedProviders(ScriptedProvider provider) {
      return new Providers(List.of(provider));
    }
  }

  @BeforeEach
  void migrate() {
    store.migrate();
  }
}
