package io.quittance.providers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.quittance.domain.StatementAnswer;
import io.quittance.providers.StatementPage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the adapter makes of statements that are not the simulator's. */
@Timeout(60)
@NullUnmarked
class ImpostorTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "{}",
        "[]",
        "{\"charges\":[],\"last\":true}",
        "{\"charges\":[{}],\"position\":\"1\",\"last\":true}"
      })
  void an_answer_that_is_none_of_the_simulators_is_no_answer(String body) throws Exception {
    try (Impostor impostor = new Impostor(body)) {
      SimulatorProvider deceived = new SimulatorProvider(impostor.address(), true);
      assertThat(deceived.statement("A-1-p1")).isInstanceOf(StatementAnswer.NoAnswer.class);
      assertThat(deceived.statements(null, 10)).isInstanceOf(StatementPage.NoAnswer.class);
    }
  }

  /** Something else at the simulator's address, which answers 200 and the same to everything. */
  private static final class Impostor implements AutoCloseable {
    private final HttpServer server;

    Impostor(String body) throws IOException {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      server.createContext(
          "/",
          exchange -> {
            exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
          });
      server.start();
    }

    URI address() {
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
