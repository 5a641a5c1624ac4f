package io.quittance.activities;

import io.quittance.store.AppendResult;
import io.quittance.store.JournalRow;
import io.quittance.workflows.contract.Appended;
import java.util.List;

/** What the books answered, as it travels. */
final class BookAnswers {

  private BookAnswers() {}

  static Appended written(AppendResult.Appended appended) {
    List<String> clashes = appended.clashes().stream().map(BookAnswers::sentence).toList();
    return new Appended(
        Appended.Result.WRITTEN, appended.nextSeq(), null, clashes, List.of(), false);
  }

  private static String sentence(AppendResult.Clash clash) {
    return "%s calls two things %s: the first is %s of order %s"
        .formatted(
            clash.provider(),
            clash.providerReference(),
            clash.ownerReference(),
            clash.ownerOrderId());
  }

  static Appended gap(long nextSeq, long firstSeq) {
    String evidence =
        "The books lack the facts " + nextSeq + " to " + (firstSeq - 1) + ", which were there";
    return new Appended(Appended.Result.GAP, nextSeq, evidence, List.of(), List.of(), false);
  }

  static Appended conflict(String runId, long seq, String evidence, List<JournalRow> standing) {
    return new Appended(
        Appended.Result.CONFLICT,
        seq,
        evidence,
        List.of(),
        standing.stream().map(JournalRow::fact).toList(),
        standing.stream().allMatch(row -> row.runId().equals(runId)));
  }
}
