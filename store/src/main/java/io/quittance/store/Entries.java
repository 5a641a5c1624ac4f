package io.quittance.store;

import io.quittance.store.Append.Entry;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The entries of an append with their numbers, by columns: a statement takes each column as one
 * array, so that many rows cost one round trip.
 */
final class Entries {

  /** An entry with its number. */
  record Numbered(long seq, Entry entry) {}

  private final List<Numbered> rows;

  Entries(Append append) {
    this(
        LongStream.rangeClosed(append.firstSeq(), append.lastSeq())
            .mapToObj(
                seq -> new Numbered(seq, append.entries().get((int) (seq - append.firstSeq()))))
            .toList());
  }

  private Entries(List<Numbered> rows) {
    this.rows = rows;
  }

  /** Those that follow a number. */
  Entries after(long seq) {
    return new Entries(rows.stream().filter(row -> row.seq() > seq).toList());
  }

  /** Those that others are to hear of. */
  Entries events() {
    return new Entries(rows.stream().filter(row -> row.entry().event()).toList());
  }

  /** Those that book something. */
  Entries booked() {
    return new Entries(rows.stream().filter(row -> !row.entry().postings().isEmpty()).toList());
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  Stream<Numbered> stream() {
    return rows.stream();
  }

  Long[] seqs() {
    return rows.stream().map(Numbered::seq).toArray(Long[]::new);
  }

  Long[] eventIds() {
    return rows.stream().map(row -> row.entry().eventId()).toArray(Long[]::new);
  }

  Integer[] revisions() {
    return rows.stream().map(row -> row.entry().revision()).toArray(Integer[]::new);
  }

  String[] types() {
    return texts(Entry::type);
  }

  String[] facts() {
    return texts(entry -> Json.storable(entry.fact()));
  }

  String[] statuses() {
    return texts(Entry::status);
  }

  /** With nulls. */
  @Nullable String[] told() {
    return rows.stream()
        .map(Numbered::entry)
        .map(entry -> entry.told() == null ? null : Json.storable(entry.told()))
        .toArray(String[]::new);
  }

  /** As text, since the driver has no arrays of instants. */
  String[] times() {
    return texts(entry -> entry.at().toString());
  }

  private String[] texts(Function<Entry, String> column) {
    return rows.stream().map(row -> column.apply(row.entry())).toArray(String[]::new);
  }
}
