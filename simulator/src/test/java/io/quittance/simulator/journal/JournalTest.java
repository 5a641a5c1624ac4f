package io.quittance.simulator.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.simulator.core.Amount;
import io.quittance.simulator.core.Answer;
import io.quittance.simulator.core.Books;
import io.quittance.simulator.core.Call;
import io.quittance.simulator.core.ChargeStatus;
import io.quittance.simulator.core.Event;
import io.quittance.simulator.core.PaymentMethod;
import io.quittance.simulator.core.Problem;
import io.quittance.simulator.core.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjLongConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class JournalTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123Z");
  private static final Amount AMOUNT = new Amount(4210, "EUR");

  @TempDir private Path directory = Path.of("");
  private Path file = Path.of("");
  private final List<String> log = new ArrayList<>();

  @BeforeEach
  void nameTheFile() {
    file = directory.resolve("books.jsonl");
  }

  @Test
  void every_kind_of_event_is_read_back_as_it_was_written() throws Exception {
    List<Event> events = eventsOfEveryKind();
    append(events);

    assertThat(events.stream().map(Object::getClass).distinct())
        .hasSameSizeAs(Event.class.getPermittedSubclasses());
    assertThat(readBack()).isEqualTo(events);
    assertThat(Files.readAllLines(file)).hasSize(events.size());
  }

  @Test
  void the_file_is_appended_to_by_the_next_process() throws Exception {
    append(List.of(throttled("A-1")));
    append(List.of(throttled("A-2")));

    assertThat(readBack()).containsExactly(throttled("A-1"), throttled("A-2"));
  }

  @Test
  void a_torn_last_line_is_cut_off_and_told_at_whatever_byte_it_was_torn() throws Exception {
    append(List.of(throttled("A-1"), accepted("A-2")));
    byte[] whole = Files.readAllBytes(file);
    int firstLine = Files.readAllLines(file).getFirst().length() + 1;
    for (int length = firstLine + 1; length < whole.length - 1; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      log.clear();

      assertThat(readBack()).containsExactly(throttled("A-1"));
      assertThat(log).singleElement().asString().contains("torn", file.toString(), "line 2");
      assertThat(Files.size(file)).isEqualTo(firstLine);
    }
  }

  @Test
  void after_a_torn_line_was_cut_off_the_next_event_stands_on_a_line_of_its_own() throws Exception {
    append(List.of(throttled("A-1")));
    Files.writeString(file, "{\"type\":\"charge_thr", StandardOpenOption.APPEND);
    append(List.of(throttled("A-2")));

    assertThat(readBack()).containsExactly(throttled("A-1"), throttled("A-2"));
  }

  @Test
  void a_last_line_that_an_editor_left_without_its_end_counts() throws Exception {
    append(List.of(throttled("A-1")));
    Files.writeString(file, Files.readString(file).strip());
    append(List.of(throttled("A-2")));

    assertThat(readBack()).containsExactly(throttled("A-1"), throttled("A-2"));
    assertThat(log).isEmpty();
  }

  @Test
  void a_person_may_add_blank_lines_and_fields() throws Exception {
    append(List.of(throttled("A-1")));
    Files.writeString(
        file, "\n" + Files.readString(file).replace("{\"type\"", "{\"note\":\"seen\", \"type\""));

    assertThat(readBack()).containsExactly(throttled("A-1"));
  }

  @Test
  void an_event_has_the_number_of_its_line_also_behind_a_line_that_was_emptied() throws Exception {
    Files.writeString(file, line("A-1") + "\n" + line("A-2"));
    List<Long> lines = new ArrayList<>();

    open((_, line) -> lines.add(line)).close();

    assertThat(lines).containsExactly(1L, 3L);
  }

  @Test
  void any_other_broken_line_is_refused_with_its_file_and_number() throws Exception {
    for (String broken :
        List.of("{\"type\":\"charge_thr", "nonsense", "{\"type\":\"unheard_of\"}", "[]", "{}")) {
      Files.writeString(file, line("A-1") + broken + "\n" + line("A-2"));

      assertThatThrownBy(this::readBack)
          .isInstanceOf(UnreadableJournal.class)
          .hasMessageContaining(file + " line 2:")
          .satisfies(fault -> assertThat(fault.getMessage()).doesNotContain("\n"));
    }
  }

  @Test
  void a_line_that_says_no_more_than_it_did_before_charges_could_differ_is_still_read()
      throws Exception {
    Files.writeString(
        file,
        """
        {"type":"charge_executed","at":"2026-11-23T12:00:00.123Z","reference":"A-1","status":"captured"}
        {"type":"charge_captured","at":"2026-11-23T12:00:00.123Z","reference":"A-1"}
        {"type":"refund_executed","at":"2026-11-23T12:00:00.123Z","reference":"A-1-r1"}
        """);

    assertThat(readBack())
        .containsExactly(
            new Event.ChargeExecuted(NOON, "A-1", ChargeStatus.CAPTURED, null),
            new Event.ChargeCaptured(NOON, "A-1"),
            new Event.RefundExecuted(NOON, "A-1-r1"));
    assertThat(new String(EventLines.write(readBack()), StandardCharsets.UTF_8))
        .isEqualTo(Files.readString(file));
  }

  @Test
  void a_line_without_its_reference_is_refused() throws Exception {
    Files.writeString(file, line("A-1").replace("\"reference\":\"A-1\"", "\"ref\":\"A-1\""));

    assertThatThrownBy(this::readBack).hasMessageContaining("line 1:");
  }

  @Test
  void a_line_that_contradicts_the_earlier_ones_is_refused() throws Exception {
    append(List.of(accepted("A-1"), accepted("A-1")));
    Books books = new Books();

    assertThatThrownBy(() -> open(books::apply))
        .hasMessageContaining("line 2: the charge A-1 was seen before.");
  }

  @Test
  void a_file_that_is_open_is_not_opened_twice() throws Exception {
    append(List.of(throttled("A-1")));
    try (Journal open = open((_, _) -> {})) {
      assertThat(open).isNotNull();
      assertThatThrownBy(this::readBack).hasMessageContaining("open in another simulator");
    }
    assertThat(readBack()).hasSize(1);
  }

  private void append(List<Event> events) throws Exception {
    try (Journal journal = open((_, _) -> {})) {
      journal.append(events).get(10, TimeUnit.SECONDS);
    }
  }

  private List<Event> readBack() throws IOException {
    List<Event> events = new ArrayList<>();
    open((event, _) -> events.add(event)).close();
    return events;
  }

  private Journal open(ObjLongConsumer<Event> sink) throws IOException {
    return Journal.open(
        directory,
        sink,
        log::add,
        fault -> {
          throw new AssertionError(fault);
        });
  }

  private static String line(String reference) {
    return new String(EventLines.write(List.of(throttled(reference))), StandardCharsets.UTF_8);
  }

  private static Event throttled(String reference) {
    return new Event.ChargeThrottled(NOON, reference);
  }

  private static Event accepted(String reference) {
    return new Event.ChargeAccepted(
        NOON, reference, "ch_1", AMOUNT, PaymentMethod.TOK_OK, true, NOON, false);
  }

  private static List<Event> eventsOfEveryKind() {
    Call call = Call.arrived(1, NOON, "GET", "/refunds/A-1-r1", "A-1-r1", "A-1");
    return List.of(
        accepted("A-1"),
        new Event.ChargeExecuted(NOON, "A-1", ChargeStatus.DECLINED, "card_declined"),
        new Event.ChargeExecuted(NOON, "A-1", ChargeStatus.CAPTURED, null),
        new Event.ChargeExecuted(NOON, "A-1", ChargeStatus.CAPTURED, null, 3789L, NOON),
        new Event.ChargeCaptured(NOON, "A-1"),
        new Event.ChargeCaptured(NOON, "A-1", 3789L, NOON),
        new Event.ChargeReversed(NOON, "A-1", 210),
        new Event.ChargeClosed(NOON, "A-1", "ch_1"),
        new Event.ChargeDisputed(NOON, "A-1"),
        throttled("A-1"),
        new Event.ChargeAccepted(
            NOON, "A-2", "ch_2", AMOUNT, PaymentMethod.TOK_REDIRECT, true, null, false),
        new Event.RefundAccepted(NOON, "A-1-r1", "re_1", "A-1", AMOUNT, NOON, true),
        new Event.RefundAccepted(NOON, "A-1-r2", "re_2", "A-1", AMOUNT, null, false),
        new Event.RefundExecuted(NOON, "A-1-r1"),
        new Event.RefundExecuted(NOON, "A-1-r1", NOON),
        new Event.RefundTakenBack(NOON, "A-1-r1"),
        new Event.RefundRefused(
            NOON, "A-1-r3", "re_3", "A-1", AMOUNT, Problem.REFUND_REFUSED, false),
        new Event.WebhookPlanned(NOON, "msg_1", "charge/A-1"),
        new Event.WebhookEnded(NOON, "msg_1", true, 3),
        new Event.Called(call),
        new Event.Called(call.after(new Verdict.Unanswered("pending", true), NOON)),
        new Event.Called(
            call.after(
                new Verdict.Answered(
                    Answer.Refused.because(Problem.UNAVAILABLE), "unavailable", false),
                NOON)));
  }
}
