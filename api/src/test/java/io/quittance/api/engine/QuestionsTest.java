package io.quittance.api.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.quittance.api.Samples;
import io.quittance.api.orders.ProblemCode;
import io.quittance.workflows.contract.OrderView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class QuestionsTest {

  private static final Duration TIME = Duration.ofSeconds(4);

  private final FakeTemporal temporal = new FakeTemporal();
  private final Questions questions = new Questions(temporal.engine());
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void close() {
    callers.shutdownNow();
    temporal.close();
  }

  @Test
  void who_comes_while_others_wait_shares_their_question_but_none_that_is_asked_already()
      throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    AtomicInteger times = new AtomicInteger();
    temporal.view =
        () -> {
          boolean isFirst = times.incrementAndGet() == 1;
          asked.countDown();
          await(free);
          return Samples.order("A-1", isFirst ? "PAYING" : "PAID");
        };

    Future<Reading<OrderView>> early = callers.submit(() -> questions.view("A-1", TIME));
    await(asked);
    List<Future<Reading<OrderView>>> late = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      late.add(callers.submit(() -> questions.view("A-1", TIME)));
    }
    free.countDown();

    assertThat(status(early)).isEqualTo("PAYING");
    for (Future<Reading<OrderView>> caller : late) {
      assertThat(status(caller)).isEqualTo("PAID");
    }
    assertThat(times.get()).isLessThan(50);
  }

  @Test
  void an_order_that_no_worker_shows_is_not_waited_for_longer_than_two_seconds() {
    long start = System.nanoTime();

    assertThat(code(questions.view("A-1", TIME))).isEqualTo(ProblemCode.VIEW_UNAVAILABLE);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void an_order_that_is_not_there_is_told_from_one_that_can_not_be_shown() {
    temporal.view =
        () -> {
          throw FakeTemporal.failing(Status.NOT_FOUND);
        };
    assertThat(questions.view("A-1", TIME)).isInstanceOf(Reading.NoSuchOrder.class);

    temporal.view =
        () -> {
          throw FakeTemporal.failing(Status.FAILED_PRECONDITION);
        };
    assertThat(code(questions.view("A-1", TIME))).isEqualTo(ProblemCode.VIEW_UNAVAILABLE);
  }

  private static String status(Future<Reading<OrderView>> reading) throws Exception {
    return ((Reading.Read<OrderView>) reading.get(10, TimeUnit.SECONDS)).value().status();
  }

  private static ProblemCode code(Reading<OrderView> reading) {
    return ((Reading.Unanswered<OrderView>) reading).code();
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new AssertionError("it never came");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
