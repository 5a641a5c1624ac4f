package io.quittance.e2e.races;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.e2e.Ports;
import io.quittance.e2e.Stack;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Every ordering, through the usual code and through Quittance, on one stack. It runs by {@code
 * ./quittance races} only, until a whole run has shown how long it takes.
 */
class RaceTableTest {

  private static final int AT_ONCE = 24;
  private static final int USUAL_AT_ONCE = 6;

  @Test
  void no_ordering_of_pay_notice_cancel_expiry_and_crash_leaves_an_order_wrong() throws Exception {
    List<Ordering> orderings = selected();
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
      System.out.print(table.page());
      String page = System.getProperty("races.page");
      if (page != null) {
        Files.writeString(Path.of(page), table.page());
      }
      assertThat(table.faults()).isEmpty();
      // Otherwise the table could not tell right from wrong.
      assertThat(table.wrong(usual)).isNotEmpty();
    }
  }

  private static List<Ordering> selected() {
    Pattern only = Pattern.compile(System.getProperty("races.only", ".*"));
    int every = Integer.getInteger("races.every", 1);
    int first = Integer.getInteger("races.first", 0);
    List<Ordering> all = Orderings.all();
    return IntStream.range(0, all.size())
        .filter(i -> i % every == first)
        .mapToObj(all::get)
        .filter(o -> only.matcher(o.toString()).matches())
        .toList();
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
      return new QuittanceRaces(stage, progress).play(orderings);
    }
  }
}
