package io.quittance.store;

import io.quittance.domain.Posting;
import io.quittance.store.Append.Entry;
import io.quittance.store.Append.ProviderName;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an order of 42.10 euro writes into the books. */
final class Samples {

  static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");
  static final Currency EUR = Currency.getInstance("EUR");
  static final String RECEIVABLE = "provider/simulator/receivable";

  private Samples() {}

  static Claim claim(String orderId) {
    return claim(orderId, "c-1", NOON);
  }

  static Claim claim(String orderId, String customerId, Instant at) {
    return new Claim(
        orderId,
        customerId,
        4210,
        "EUR",
        "fingerprint of " + orderId,
        "{\"terms\": 1}",
        "{\"status\": \"AWAITING_PAYMENT\"}",
        at);
  }

  static Append append(String orderId, long firstSeq, Entry... entries) {
    return append(orderId, firstSeq, row("PAID", (int) firstSeq), entries);
  }

  static Append append(String orderId, long firstSeq, OrderRow row, Entry... entries) {
    return new Append(orderId, firstSeq, "run-1", Arrays.asList(entries), row);
  }

  static OrderRow row(String status, int revision) {
    return row(status, revision, null, null);
  }

  static OrderRow row(
      String status, int revision, @Nullable String review, @Nullable Instant endedAt) {
    return new OrderRow(
        status,
        revision,
        1,
        2,
        4210,
        4,
        5,
        6,
        7,
        review,
        endedAt,
        NOON.plusSeconds(revision),
        endedAt,
        "{\"status\": \"" + status + "\"}");
  }

  /** A fact that books nothing and that nobody is to hear of. */
  static Entry quiet(String what) {
    return new Entry(
        "CommandAnswered",
        "{\"id\": \"" + what + "\"}",
        NOON,
        17,
        "PAYING",
        1,
        false,
        null,
        List.of(),
        List.of());
  }

  /** The capture of all that the order costs. */
  static Entry captured(String orderId, ProviderName... names) {
    return booking(
        "Captured",
        orderId,
        List.of(new Posting(RECEIVABLE, EUR, 4210), new Posting(fundsOf(orderId), EUR, -4210)),
        names);
  }

  /** The refund of all of it. */
  static Entry refunded(String orderId, ProviderName... names) {
    return booking(
        "Refunded",
        orderId,
        List.of(new Posting(fundsOf(orderId), EUR, 4210), new Posting(RECEIVABLE, EUR, -4210)),
        names);
  }

  static Entry booking(String type, String orderId, List<Posting> postings, ProviderName... names) {
    return new Entry(
        type,
        "{\"type\": \"" + type + "\", \"payment\": \"" + orderId + "-p1\"}",
        NOON,
        23,
        "PAID",
        2,
        true,
        "{\"money\": {\"held\": 4210}}",
        postings,
        List.of(names));
  }

  static ProviderName name(String providerReference, String reference) {
    return new ProviderName("simulator", providerReference, reference);
  }

  static String fundsOf(String orderId) {
    return "order/" + orderId + "/customer-funds";
  }
}
