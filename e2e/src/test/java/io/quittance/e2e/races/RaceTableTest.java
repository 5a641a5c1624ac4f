package io.quittance.e2e.races;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.e2e.Ports;
import io.quittance.e2e.Stack;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Orderings through the usual code and through Quittance, on one stack: all by {@code ./quittance
 * races}, else a random sample.
 */
class RaceTableTest {

  private static final int AT_ONCE = 12;
  private static final int USUAL_AT_ONCE = 6;
  private static final Kept KEPT =
      new Kept(Optional.ofNullable(System.getProperty("races.kept")).map(Path::of));

  @Test
  void no_ordering_of_pay_notice_cancel_expiry_and_crash_leaves_an_order_wrong() throws Exception {
    List<Ordering> orderings = Selection.ofThisRun();
    int port = Ports.free();
    URI address = URI.create("http://127.0.0.1:" + port);
    Stack.Setup setup =
        new Stack.Setup(
            Map.of("SIMULATOR_URL", address.toString(), "RECONCILE_EVERY", "PT720H"),
            Map.of("SIMULATOR_WEBHOOK_URL", Network.webhooks(address).toString()),
            List.of());
    try (Stack stack = Stack.start("races", setup);
        Network network = new Network(port, stack.simulatorHttp.address())) {
      Map<Ordering, Ending> usual = usual(stack, network, address, orderings);
      Map<Ordering, Ending> quittance = quittance(stack, network, orderings);
      RaceTable table = new RaceTable(orderings, usual, quittance);
      report(table);
      assertThat(table.faults()).isEmpty();
      assertThat(table.reviews()).isEmpty();
      if (System.getProperty("races.only") == null) {
        // Otherwise the table could not tell right from wrong.
        assertThat(table.wrong(usual)).isNotEmpty();
      }
    }
  }

  /** A sample is for nobody to read. */
  private static void report(RaceTable table) throws IOException {
    System.out.println(Selection.isSample() ? table.sum() : table.page());
    String page = System.getProperty("races.page");
    if (page != null) {
      Files.writeString(Path.of(page), table.page());
    }
  }

  private static Map<Ordering, Ending> usual(
      Stack stack, Network network, URI address, List<Ordering> orderings) throws Exception {
    try (UsualShop shop = new UsualShop(stack.jdbcUrl(), address)) {
      UsualRaces races = new UsualRaces(shop, network, stack.books(), new Places(USUAL_AT_ONCE));
      return races.play(orderings, new Progress("usual code", orderings.size()));
    }
  }

  private static Map<Ordering, Ending> quittance(
      Stack stack, Network network, List<Ordering> orderings) throws Exception {
    try (Rows rows = new Rows(stack.jdbcUrl())) {
      Stage stage = new Stage(stack, network, new ProviderNews(stack), new Places(AT_ONCE), rows);
      Progress progress = new Progress("Quittance", orderings.size());
      return new QuittanceRaces(stage, KEPT, progress).play(orderings);
    }
  }
}
