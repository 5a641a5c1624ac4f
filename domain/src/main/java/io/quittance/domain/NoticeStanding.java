package io.quittance.domain;

/** What a provider's notice is to an order. */
public enum NoticeStanding {
  /** It tells what the order does not know: the order looks. */
  NEWS,
  /** It tells nothing new: to take it would cost something and move nothing. */
  KNOWN,
  /** The order is in the middle of a call about the same thing, whose answer may tell it anyway. */
  TOO_EARLY
}
