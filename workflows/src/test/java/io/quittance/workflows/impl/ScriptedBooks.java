package io.quittance.workflows.impl;

import io.quittance.workflows.contract.Appended;
import io.quittance.workflows.contract.FactJson;
import io.quittance.workflows.contract.FactsToAppend;
import io.quittance.workflows.contract.JournalActivities;
import io.quittance.workflows.contract.OrderState;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The books of a test: they take facts by the rules of the real ones, which have a suite of their
 * own, and are away when the test says so.
 */
public final class ScriptedBooks implements JournalActivities {

  /** A fact as it stands. */
  record Row(String fact, String runId) {}

  private final Map<String, List<Row>> journals = new TreeMap<>();
  private final List<String> appends = new ArrayList<>();
  private boolean away;
  private @Nullable String refusal;

  /** Lets the books be away, or be back. */
  public synchronized void setAway(boolean away) {
    this.away = away;
  }

  /** Lets the books refuse whatever is to be written, for this reason; null: no more. */
  synchronized void setRefusing(@Nullable String why) {
    this.refusal = why;
  }

  /** Returns what stands of an order. */
  public synchronized List<String> facts(String orderId) {
    return rows(orderId).stream().map(Row::fact).toList();
  }

  /** Returns how many facts each append brought, as {@code first+count}. */
  synchronized List<String> appends() {
    return List.copyOf(appends);
  }

  /** Writes a fact past the order, as a lost task of a run would have. */
  synchronized void slipIn(String orderId, String fact, String runId) {
    rows(orderId).add(new Row(fact, runId));
  }

  @Override
  public synchronized Appended append(FactsToAppend facts) {
    requirePresence();
    if (refusal != null) {
      throw ApplicationFailure.newNonRetryableFailure(refusal, JournalActivities.BOOKS_REFUSED);
    }
    List<Row> rows = rows(facts.orderId());
    int first = (int) facts.firstSeq() - 1;
    if (first > rows.size()) {
      return answer(Appended.Result.GAP, rows.size() + 1L, "facts are missing", List.of(), false);
    }
    for (int i = 0; i < facts.entries().size() && first + i < rows.size(); i++) {
      if (!rows.get(first + i).fact().equals(facts.entries().get(i).fact())) {
        return conflict(facts, first + i);
      }
    }
    appends.add(facts.firstSeq() + "+" + facts.entries().size());
    facts.entries().stream()
        .skip(rows.size() - first)
        .forEach(entry -> rows.add(new Row(entry.fact(), facts.runId())));
    return answer(Appended.Result.WRITTEN, rows.size() + 1L, null, List.of(), false);
  }

  private Appended conflict(FactsToAppend facts, int at) {
    List<Row> standing = rows(facts.orderId()).stream().skip(facts.firstSeq() - 1).toList();
    return answer(
        Appended.Result.CONFLICT,
        at + 1L,
        "another fact stands at " + (at + 1),
        standing.stream().map(Row::fact).toList(),
        standing.stream().allMatch(row -> row.runId().equals(facts.runId())));
  }

  private static Appended answer(
      Appended.Result result,
      long nextSeq,
      @Nullable String evidence,
      List<String> standing,
      boolean ownRun) {
    return new Appended(result, nextSeq, evidence, List.of(), standing, ownRun);
  }

  @Override
  public synchronized OrderState read(String orderId) {
    requirePresence();
    List<String> facts = facts(orderId);
    return new OrderState(FactJson.writeOrder(FactJson.fold(facts)), facts.size());
  }

  private void requirePresence() {
    if (away) {
      throw ApplicationFailure.newFailure("the books are away", "BooksUnavailable");
    }
  }

  private List<Row> rows(String orderId) {
    return Optional.ofNullable(journals.get(orderId))
        .orElseGet(() -> journals.computeIfAbsent(orderId, id -> new ArrayList<>()));
  }
}
