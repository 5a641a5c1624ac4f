package io.quittance.api.evidence;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quittance.domain.Fact;
import io.quittance.domain.Money;
import io.quittance.domain.Reply;
import io.quittance.store.JournalRow;
import io.quittance.workflows.contract.Amount;
import io.quittance.workflows.contract.FactJson;
import io.quittance.workflows.contract.OrderWorkflows;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All that happened to an order, the first thing first.
 *
 * @param entries one for each fact
 */
public record Timeline(String orderId, List<Entry> entries) {

  /**
   * One fact.
   *
   * @param at when it happened, by the workflow's clock
   * @param recordedAt when the books had it
   * @param what its kind, such as {@code Captured}
   * @param why it in a sentence
   * @param by who asked; null if nobody did
   * @param reference the payment or refund it is about; null: the order
   * @param providerReference the provider's own id; null if it tells none
   * @param amount the money it is about; null if none
   * @param answer what a command was answered; null if it is about none
   * @param data the fact itself, as it stands in the journal
   * @param temporal where to look in the engine's history
   */
  @Schema(name = "TimelineEntry")
  public record Entry(
      long seq,
      Instant at,
      Instant recordedAt,
      String what,
      String why,
      @Nullable String by,
      @Nullable String reference,
      @Nullable String providerReference,
      @Nullable Amount amount,
      @Nullable CommandAnswer answer,
      @Schema(type = "object") @JsonRawValue String data,
      Place temporal) {}

  /** What a command was answered. */
  public record CommandAnswer(
      String command, String commandId, String answer, @Nullable String code) {}

  /**
   * Where a fact stands in the engine's history.
   *
   * @param eventId the last event that the run had when it happened
   */
  @Schema(name = "EnginePlace")
  public record Place(String workflowId, String runId, long eventId, @Nullable String link) {}

  /**
   * Returns an order's timeline.
   *
   * @param uiUrl where the Temporal UI is, with the namespace; null if that is not known
   */
  public static Timeline of(String orderId, List<JournalRow> rows, @Nullable String uiUrl) {
    Taken taken = new Taken();
    List<Entry> entries = new ArrayList<>();
    for (JournalRow row : rows) {
      Fact fact = FactJson.read(row.fact());
      taken.see(fact);
      entries.add(entry(orderId, row, fact, taken, uiUrl));
    }
    return new Timeline(orderId, List.copyOf(entries));
  }

  private static Entry entry(
      String orderId, JournalRow row, Fact fact, Taken taken, @Nullable String uiUrl) {
    FactSubject subject = FactSubject.of(fact);
    return new Entry(
        row.seq(),
        row.at(),
        row.recordedAt(),
        row.type(),
        FactSentences.of(fact, taken),
        subject.by(),
        subject.reference() == null ? null : subject.reference().text(),
        subject.providerReference(),
        amount(subject.amount()),
        fact instanceof Fact.CommandAnswered answered ? answer(answered) : null,
        row.fact(),
        place(OrderWorkflows.workflowId(orderId), row, uiUrl));
  }

  private static @Nullable Amount amount(@Nullable Money money) {
    return money == null ? null : Amount.of(money);
  }

  private static CommandAnswer answer(Fact.CommandAnswered fact) {
    Reply reply = fact.answer().reply();
    return new CommandAnswer(
        fact.answer().kind().code(),
        fact.id().value(),
        reply.getClass().getSimpleName().toUpperCase(Locale.ROOT),
        reply instanceof Reply.Refused refused ? refused.code().code() : null);
  }

  private static Place place(String workflowId, JournalRow row, @Nullable String uiUrl) {
    String link =
        uiUrl == null
            ? null
            : uiUrl
                + "/workflows/"
                + workflowId.replace("/", "%2F")
                + "/"
                + row.runId()
                + "/history";
    return new Place(workflowId, row.runId(), row.eventId(), link);
  }
}
