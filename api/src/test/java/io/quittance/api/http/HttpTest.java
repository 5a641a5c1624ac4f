package io.quittance.api.http;

import io.quittance.api.ApiApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole facade on a port of its own, with no engine to be found and orders that are fake. */
@SpringBootTest(
    classes = ApiApplication.class,
    properties = "SHUTDOWN_DELAY=PT0S",
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(HttpTest.Fakes.class)
abstract class HttpTest {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @LocalServerPort private int port;
  @Autowired FakeOrders orders;
  @Autowired FakeNotices notices;

  @TestConfiguration(proxyBeanMethods = false)
  static class Fakes {
    @Bean
    @Primary
    FakeOrders fakeOrders() {
      return new FakeOrders();
    }

    @Bean
    @Primary
    FakeNotices fakeNotices() {
      return new FakeNotices();
    }
  }

  @BeforeEach
  void forget() {
    orders.forget();
    notices.forget();
  }

  /** What came back. */
  record Got(HttpResponse<String> response) {

    int status() {
      return response.statusCode();
    }

    JsonNode json() {
      return JSON.readTree(response.body());
    }

    String text(String field) {
      return json().path(field).asString("");
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(20));
  }

  HttpRequest.Builder post(String path, String body) {
    return to(path)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  HttpRequest.Builder command(String path, String body) {
    return post(path, body).header("Idempotency-Key", "k-1");
  }

  static Got send(HttpRequest.Builder request) {
    try {
      return new Got(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
