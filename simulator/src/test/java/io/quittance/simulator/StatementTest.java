package io.quittance.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The statement over HTTP, and after a restart. */
@Timeout(60)
class StatementTest {

  @TempDir private Path directory = Path.of("");
  private InProcess simulator;
  private Client client;

  @BeforeEach
  void start() {
    simulator = new InProcess(directory);
    client = simulator.client();
  }

  @AfterEach
  void stop() throws IOException {
    simulator.close();
  }

  @Test
  void it_is_shown_as_documented() throws Exception {
    client.charge("A-1-p1", "tok_ok");
    client.post("/charges/A-2-p1/close", "");
    client.refund("A-1-r1", "A-1-p1");
    client.post("/charges/A-1-p1/dispute", "");

    assertThat(client.get("/statement").body().toString())
        .isEqualTo(
            """
            {"charges":[\
            {"reference":"A-2-p1","id":"%s","status":"closed","captured":0,"refunded":0,"currency":null,"disputed":false,"changed":4},\
            {"reference":"A-1-p1","id":"%s","status":"captured","captured":4210,"refunded":4210,"currency":"EUR","disputed":true,"changed":9}\
            ],"position":"9","last":true}"""
                .formatted(
                    client.get("/charges/A-2-p1").text("/id"),
                    client.get("/charges/A-1-p1").text("/id")));
  }

  @Test
  void a_change_is_the_number_of_the_line_that_made_it() throws Exception {
    client.charge("A-1-p1", "tok_ok");
    client.charge("A-2-p1", "tok_declined");
    List<String> lines = simulator.lines("");

    for (JsonNode charge : client.get("/statement").body().path("charges")) {
      assertThat(lines.get(charge.path("changed").intValue() - 1))
          .contains("charge_executed", charge.path("reference").stringValue());
    }
  }

  @Test
  void its_pages_follow_each_other_and_a_restart_changes_nothing() throws Exception {
    for (int i = 0; i < 5; i++) {
      client.charge("A-" + i + "-p1", "tok_ok");
    }
    Client.Response first = client.get("/statement?limit=3");
    assertThat(first.body().path("charges").size()).isEqualTo(3);
    assertThat(first.text("/last")).isEqualTo("false");
    String next = "/statement?limit=3&after=" + first.text("/position");
    JsonNode second = client.get(next).body();
    assertThat(second.path("charges").size()).isEqualTo(2);

    stop();
    start();

    assertThat(client.get("/statement?limit=3").body()).isEqualTo(first.body());
    assertThat(client.get(next).body()).isEqualTo(second);
    client.refund("A-0-r1", "A-0-p1");
    JsonNode later = client.get("/statement?after=" + second.path("position").stringValue()).body();
    assertThat(later.path("charges").valueStream().map(charge -> charge.path("reference")))
        .singleElement()
        .hasToString("\"A-0-p1\"");
  }

  @Test
  void reading_it_is_not_a_call_and_leaves_no_trace() throws Exception {
    client.charge("A-1-p1", "tok_ok");
    List<String> before = simulator.lines("");
    client.get("/statement");

    assertThat(simulator.lines("")).isEqualTo(before);
  }
}
