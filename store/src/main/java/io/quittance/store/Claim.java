package io.quittance.store;

import java.time.Instant;

/**
 * An order id to be taken, once and for ever, before anything is started for it.
 *
 * @param amount minor units
 * @param currency ISO 4217 code
 * @param fingerprint tells one request from another
 * @param start what the order's workflow is started with, JSON
 * @param view the order as it is shown until its first fact is in the books, JSON
 * @param at when the order was placed
 */
public record Claim(
    String orderId,
    String customerId,
    long amount,
    String currency,
    String fingerprint,
    String start,
    String view,
    Instant at) {}
