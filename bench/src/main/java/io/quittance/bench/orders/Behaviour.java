package io.quittance.bench.orders;

/**
 * How a provider behaves towards one order.
 *
 * @param charge when it is asked for the money
 * @param refund when it is asked to return it
 */
record Behaviour(OnCharge charge, OnRefund refund) {

  /** All goes well. */
  static final Behaviour WELL = new Behaviour(OnCharge.TAKES_IT, OnRefund.RETURNS_IT);

  enum OnCharge {
    TAKES_IT,
    ASKS_THE_CUSTOMER,
    DECLINES_THE_FIRST,
    DOES_NOT_ANSWER,
    TAKES_LESS
  }

  enum OnRefund {
    RETURNS_IT,
    RETURNS_IT_LATER,
    HAS_NOWHERE_TO_RETURN_IT
  }

  Behaviour but(OnCharge otherwise) {
    return new Behaviour(otherwise, refund);
  }

  Behaviour but(OnRefund otherwise) {
    return new Behaviour(charge, otherwise);
  }
}
