package io.quittance.domain;

/** What a person may decide about a review (rule 14). */
public enum ReviewDecision {
  /** Go on: look again, and send again what was refused. */
  RETRY,
  /** Take what the provider says for what is. */
  ACCEPT_PROVIDER_STATE,
  /** The money was settled by other means, which the evidence names. */
  SETTLED_OUTSIDE,
  /** Nobody will get the money any more, and that is accepted. */
  WRITE_OFF
}
