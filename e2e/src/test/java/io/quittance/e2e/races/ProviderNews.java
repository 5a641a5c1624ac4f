package io.quittance.e2e.races;

/** How a provider's notice reaches Quittance. */
interface ProviderNews {

  /**
   * Tells what became of a charge.
   *
   * @param eventId the same for a repetition
   * @param status of the charge, in the provider's words
   */
  void tell(String orderId, String eventId, String reference, String status);
}
