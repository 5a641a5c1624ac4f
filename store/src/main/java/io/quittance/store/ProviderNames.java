package io.quittance.store;

import io.quittance.store.Append.ProviderName;
import io.quittance.store.AppendResult.Clash;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What providers called our references: each name belongs to whoever had it first. */
final class ProviderNames {

  private static final String NOTE =
      """
      insert into provider_reference (provider, provider_reference, order_id, reference)
      select provider, provider_reference, :order, reference
        from unnest(:providers, :names, :references) as n (provider, provider_reference, reference)
      on conflict do nothing
      """;

  private static final String OWNED_BY_OTHERS =
      """
      select distinct p.provider, p.provider_reference, p.order_id, p.reference
        from unnest(:providers, :names, :references) as n (provider, provider_reference, reference)
        join provider_reference p using (provider, provider_reference)
       where p.order_id <> :order or p.reference <> n.reference
       order by 1, 2
      """;

  /** The order in which rows are locked: two appends that share names never wait for each other. */
  private static final Comparator<ProviderName> KEY =
      Comparator.comparing(ProviderName::provider).thenComparing(ProviderName::providerReference);

  private ProviderNames() {}

  /**
   * Notes them all, those of facts that stand already too, so that a retry tells what the first try
   * told.
   */
  static List<Clash> note(JdbcClient sql, Append append) {
    List<ProviderName> names =
        append.entries().stream().flatMap(entry -> entry.names().stream()).sorted(KEY).toList();
    if (names.isEmpty()) {
      return List.of();
    }
    statement(sql, NOTE, append, names).update();
    return statement(sql, OWNED_BY_OTHERS, append, names)
        .query(
            (row, _) ->
                new Clash(
                    row.getString("provider"),
                    row.getString("provider_reference"),
                    row.getString("order_id"),
                    row.getString("reference")))
        .list();
  }

  private static JdbcClient.StatementSpec statement(
      JdbcClient sql, String text, Append append, List<ProviderName> names) {
    return sql.sql(text)
        .param("order", append.orderId())
        .param("providers", texts(names, ProviderName::provider))
        .param("names", texts(names, ProviderName::providerReference))
        .param("references", texts(names, ProviderName::reference));
  }

  private static String[] texts(List<ProviderName> names, Function<ProviderName, String> column) {
    return names.stream().map(column).toArray(String[]::new);
  }
}
