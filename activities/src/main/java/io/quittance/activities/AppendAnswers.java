package io.quittance.activities;

import io.quittance.store.AppendResult;
import io.quittance.store.JournalRow;
import io.quittance.workflows.contract.Appended;
import io.quittance.workflows.contract.FactsToAppend;
import java.util.List;

/** What the store made of an append, in words that an order and a person understand. */
final class AppendAnswers {

  private AppendAnswers() {}

  static Appended written(AppendResult.Appended result) {
    List<String> clashes = result.clashes().stream().map(AppendAnswers::clash).toList();
    return new Appended(Appended.Result.WRITTEN, result.nextSeq(), null, clashes, List.of(), false);
  }

  private static String clash(AppendResult.Clash clash) {
    return clash.provider()
        + " gave its id "
        + clash.providerReference()
        + " to "
        + clash.ownerReference()
        + " of order "
        + clash.ownerOrderId()
        + " before";
  }

  static Appended gap(FactsToAppend facts, long nextSeq) {
    String evidence =
        "The journal lacks the facts "
            + nextSeq
            + " to "
            + (facts.firstSeq() - 1)
            + " of order "
            + facts.orderId()
            + ", so that fact "
            + facts.firstSeq()
            + " can't follow";
    return new Appended(Appended.Result.GAP, nextSeq, evidence, List.of(), List.of(), false);
  }

  /**
   * Returns the answer to facts that contradict the journal.
   *
   * @param standing the journal from the first of the facts on
   */
  static Appended conflict(
      FactsToAppend facts, AppendResult.Conflict conflict, List<JournalRow> standing) {
    String evidence =
        "Fact "
            + conflict.seq()
            + " of the journal is "
            + conflict.kept()
            + "; run "
            + facts.runId()
            + " has "
            + conflict.refused()
            + " in its place";
    return goOnFrom(facts, conflict.seq(), evidence, standing);
  }

  /**
   * Returns the answer to facts that stand already, with others after them: a lost task, or another
   * run, has gone on from there.
   *
   * @param seq the place of the first fact that the order does not know of
   */
  static Appended moreStands(FactsToAppend facts, long seq, List<JournalRow> standing) {
    String evidence =
        "The journal has facts from " + seq + " on that run " + facts.runId() + " has not made";
    return goOnFrom(facts, seq, evidence, standing);
  }

  private static Appended goOnFrom(
      FactsToAppend facts, long seq, String evidence, List<JournalRow> standing) {
    return new Appended(
        Appended.Result.CONFLICT,
        seq,
        evidence,
        List.of(),
        standing.stream().map(JournalRow::fact).toList(),
        standing.stream().allMatch(row -> row.runId().equals(facts.runId())));
  }
}
