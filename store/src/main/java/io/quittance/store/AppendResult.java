package io.quittance.store;

import java.util.List;

/** What became of an {@link Append}. */
public sealed interface AppendResult {

  /**
   * The facts stand in the books, whether since now or before.
   *
   * @param nextSeq the number of the order's next fact
   * @param clashes provider references that belong to something else; the facts stand all the same
   */
  record Appended(long nextSeq, List<Clash> clashes) implements AppendResult {}

  /**
   * Another fact stands at that number. Nothing of the append is stored, but if another run wrote
   * that fact, the evidence is, and the order is in review. A run contradicts itself only where a
   * task of it was lost after it had written; the run goes on from what stands then.
   *
   * @param seq the first number at which they differ
   * @param kept the fact that stands, JSON
   * @param refused the fact that was refused, JSON
   * @param ownRun whether the same run wrote both
   */
  record Conflict(long seq, String kept, String refused, boolean ownRun) implements AppendResult {}

  /**
   * Facts before the first are missing. Nothing is stored.
   *
   * @param nextSeq the first missing number
   */
  record Gap(long nextSeq) implements AppendResult {}

  /** The order was never claimed. Nothing is stored. */
  record NoSuchOrder() implements AppendResult {}

  /**
   * A provider reference that belongs to another order or reference already. The first owner keeps
   * it.
   */
  record Clash(
      String provider, String providerReference, String ownerOrderId, String ownerReference) {}
}
