package io.quittance.activities;

import io.quittance.domain.Fact;
import io.quittance.domain.Order;
import io.quittance.domain.OrderMachine;
import io.quittance.domain.Posting;
import io.quittance.domain.Postings;
import io.quittance.store.LedgerTransaction;
import io.quittance.workflows.contract.OrderDataConverter;
import io.quittance.workflows.contract.OrderView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/** An order's row and ledger, held against the journal that both follow from. */
final class OwnBooks {

  private static final JsonMapper JSON = OrderDataConverter.mapper();

  private OwnBooks() {}

  static List<Finding> findings(BookedOrder booked, List<LedgerTransaction> ledger) {
    List<Finding> findings = new ArrayList<>(row(booked));
    findings.addAll(ledger(booked, ledger));
    return findings;
  }

  private static List<Finding> row(BookedOrder booked) {
    OrderView told = OrderView.of(booked.order(), booked.order().updatedAt());
    OrderView shown = JSON.readValue(booked.row().view(), OrderView.class);
    boolean same =
        booked.row().status().equals(told.status())
            && booked.row().revision() == told.revision()
            && shown.status().equals(told.status())
            && shown.money().equals(told.money());
    return same
        ? List.of()
        : List.of(
            Finding.forAPerson(
                "row",
                null,
                "The order's row says "
                    + words(booked.row().status(), shown)
                    + ", its journal "
                    + words(told.status(), told)));
  }

  private static String words(String status, OrderView view) {
    OrderView.MoneyView money = view.money();
    return "%s, captured %d, refunded %d, held %d %s"
        .formatted(status, money.captured(), money.refunded(), money.held(), money.currency());
  }

  private static List<Finding> ledger(BookedOrder booked, List<LedgerTransaction> ledger) {
    SortedMap<Long, List<Posting>> due = due(booked.facts());
    SortedMap<Long, List<Posting>> kept = new TreeMap<>();
    for (LedgerTransaction transaction : ledger) {
      if (transaction.seq() <= booked.row().seq()) {
        kept.put(transaction.seq(), transaction.postings());
      }
    }
    Set<Long> seqs = new TreeSet<>(due.keySet());
    seqs.addAll(kept.keySet());
    return seqs.stream()
        .filter(seq -> !of(due, seq).equals(of(kept, seq)))
        .limit(1)
        .map(seq -> booked(seq, of(kept, seq), of(due, seq)))
        .toList();
  }

  private static List<Posting> of(SortedMap<Long, List<Posting>> postings, Long seq) {
    return postings.getOrDefault(seq, List.of());
  }

  private static Finding booked(long seq, List<Posting> kept, List<Posting> due) {
    return Finding.forAPerson(
        "ledger",
        null,
        "The ledger has " + words(kept) + " for fact " + seq + ", its journal means " + words(due));
  }

  private static String words(List<Posting> postings) {
    return postings.isEmpty()
        ? "nothing"
        : String.join(", ", postings.stream().map(p -> p.account() + " " + p.amount()).toList());
  }

  private static SortedMap<Long, List<Posting>> due(List<Fact> facts) {
    SortedMap<Long, List<Posting>> due = new TreeMap<>();
    Order order = OrderMachine.fold(facts.subList(0, 1));
    long seq = 0;
    for (Fact fact : facts) {
      seq++;
      List<Posting> postings = Postings.of(order, fact);
      if (!postings.isEmpty()) {
        due.put(seq, postings);
      }
      order = seq == 1 ? order : OrderMachine.evolve(order, fact);
    }
    return due;
  }
}
