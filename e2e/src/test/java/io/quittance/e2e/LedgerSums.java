package io.quittance.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What our tables say of one order: its row, and its ledger entries summed up by the database.
 *
 * @param sums by the account of what the provider owes us; a refund that it took back counts as
 *     none
 * @param funds what we owe the customer, as the ledger has it: a credit, so not positive
 * @param earned revenue and what was given back of it, likewise
 * @param unbalanced how many of its bookings do not sum to zero
 * @param foreign how many entries are not in the order's currency
 */
record LedgerSums(
    String status,
    int revision,
    long held,
    boolean inReview,
    Sums sums,
    long funds,
    long earned,
    long unbalanced,
    long foreign) {

  private static final Set<String> EARNED = Set.of("FULFILLED", "COMPLETED");

  private static final String QUERY =
      """
      with entry as (
        select t.id, t.fact, e.account, e.currency, e.amount
          from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
         where t.order_id = ?
      ), receivable as (
        select amount, amount > 0 and fact <> 'RefundFailed' as taken
          from entry where account like 'provider/%/receivable'
      )
      select json_build_object(
        'status', o.status, 'revision', o.revision, 'held', o.held,
        'review', o.review is not null,
        'captured', (select coalesce(sum(amount), 0) from receivable where taken),
        'refunded', (select coalesce(-sum(amount), 0) from receivable where not taken),
        'funds', (select coalesce(sum(amount), 0) from entry
                   where account = 'order/' || o.order_id || '/customer-funds'),
        'earned', (select coalesce(sum(amount), 0) from entry where account like 'merchant/%'),
        'unbalanced', (select count(*) from (
                         select from entry group by id, currency having sum(amount) <> 0) as t),
        'foreign', (select count(*) from entry where currency <> o.currency))
        from orders o where o.order_id = ?
      """;

  static LedgerSums of(Database database, String orderId) {
    JsonNode json = Http.JSON.readTree(database.text(QUERY, orderId, orderId));
    return new LedgerSums(
        json.path("status").asString(),
        json.path("revision").asInt(),
        json.path("held").asLong(),
        json.path("review").asBoolean(),
        new Sums(json.path("captured").asLong(), json.path("refunded").asLong()),
        json.path("funds").asLong(),
        json.path("earned").asLong(),
        json.path("unbalanced").asLong(),
        json.path("foreign").asLong());
  }

  /** Returns what is wrong within the books themselves. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    if (held != sums.held()) {
      faults.add("its row has %d as held, its ledger %d".formatted(held, sums.held()));
    }
    if (unbalanced > 0 || foreign > 0) {
      faults.add(unbalanced + " bookings out of balance, " + foreign + " foreign entries");
    }
    long owed = EARNED.contains(status) ? earned : funds;
    long other = EARNED.contains(status) ? funds : earned;
    if (owed != -sums.held() || other != 0) {
      faults.add("%s with %d of the customer's and %d earned".formatted(status, funds, earned));
    }
    return faults;
  }
}
