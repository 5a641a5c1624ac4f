package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A build is gone before its orders have ended: they wait, until it is back or they are moved. */
@Timeout(300)
@NullUnmarked
class LostBuildTest {

  private static final Duration END = Duration.ofSeconds(60);
  private static Stack stack;
  private static Part workerB;

  private final Shop shop = stack.shop();
  private final Builds builds = new Builds(stack);

  @BeforeAll
  static void start() {
    stack = Stack.start("lost", new Stack.Setup(becoming("A"), Map.of(), List.of()));
    workerB = stack.anotherWorker("worker-b", Ports.free(), becoming("B"));
  }

  private static Map<String, String> becoming(String build) {
    Map<String, String> environment = new TreeMap<>(Builds.named(build));
    environment.put("WORKER_BECOMES_CURRENT", "true");
    return environment;
  }

  @AfterAll
  static void stop() {
    workerB.stop();
    stack.close();
  }

  @Test
  void its_orders_keep_their_commands_and_go_on_with_another_build_or_with_itself() {
    builds.awaitNewOrdersOn("A");
    String moved = paid();
    String waiting = paid();
    stack.worker.kill();
    workerB.start();
    builds.awaitNewOrdersOn("B");

    assertThat(shop.cancel(moved, "k2", "Prefer", "wait=1").status()).isEqualTo(202);
    assertThat(shop.cancel(waiting, "k2", "Prefer", "wait=1").status()).isEqualTo(202);
    assertThat(shop.get(moved).orderStatus()).isEqualTo("PAID");
    String other = shop.place("other");
    assertThat(shop.pay(other, "tok_ok", "k1").status()).isEqualTo(200);
    assertThat(Builds.of(stack.history(moved))).containsExactly("A");

    builds.move(moved);
    shop.await(moved, Set.of("REFUNDED"), END);
    assertThat(Builds.of(stack.history(moved))).containsExactly("A", "B");
    assertThat(shop.get(waiting).orderStatus()).isEqualTo("PAID");

    int errands = errandsInVain();
    stack.worker.start();
    shop.await(waiting, Set.of("REFUNDED"), END);
    assertThat(Builds.of(stack.history(waiting))).containsExactly("A");
    List.of(moved, waiting).forEach(this::isClean);
    // A came back by itself and was told to become current; it had been replaced, and stays so.
    Await.until("A has tried to become current", END, () -> errandsInVain() > errands);
    builds.awaitNewOrdersOn("B");
  }

  /** How often A found that another build was current already. */
  private static int errandsInVain() {
    try {
      return Files.readString(stack.worker.log()).split("Build A of .* stays as it is", -1).length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String paid() {
    String id = shop.place("pinned");
    assertThat(shop.pay(id, "tok_ok", "k1").status()).isEqualTo(200);
    return id;
  }

  private void isClean(String id) {
    assertThat(stack.books().of(id)).isEqualTo(new ProviderBooks.Money(4210, 4210, 1));
    assertThat(stack.history(id))
        .extracting(HistoryEvent::getEventType)
        .doesNotContain(EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED);
  }
}
