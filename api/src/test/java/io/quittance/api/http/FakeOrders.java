package io.quittance.api.http;

import io.quittance.api.Samples;
import io.quittance.api.orders.Answer;
import io.quittance.api.orders.Orders;
import io.quittance.api.orders.Placing;
import io.quittance.api.orders.Wait;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.OrderView;
import io.quittance.workflows.contract.StartOrder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Orders that remember what they were asked and answer as they are told. */
final class FakeOrders implements Orders {

  /** One call. */
  record Call(String orderId, Object said) {}

  /** A command and how long its caller waits. */
  record Given(CommandRequest request, Wait waiting) {}

  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private volatile Supplier<Answer> answer = Answer.NoSuchOrder::new;
  private volatile Supplier<Optional<OrderView>> found = Optional::empty;
  private volatile @Nullable String state;
  private volatile boolean another;

  void forget() {
    calls.clear();
    answer = Answer.NoSuchOrder::new;
    found = Optional::empty;
    another = false;
    state = null;
  }

  void tells(String order) {
    state = order;
  }

  List<Call> calls() {
    return List.copyOf(calls);
  }

  void answer(Supplier<Answer> with) {
    answer = with;
  }

  void found(Supplier<Optional<OrderView>> order) {
    found = order;
  }

  void anotherExists() {
    another = true;
  }

  @Override
  public Placing place(StartOrder start) {
    calls.add(new Call(start.orderId(), start));
    return another
        ? new Placing.AnotherExists()
        : new Placing.Placed(Samples.order(start.orderId(), "AWAITING_PAYMENT"));
  }

  @Override
  public Optional<OrderView> find(String orderId) {
    calls.add(new Call(orderId, "find"));
    return found.get();
  }

  @Override
  public Answer give(String orderId, CommandRequest request, Wait wait) {
    calls.add(new Call(orderId, new Given(request, wait)));
    return answer.get();
  }

  @Override
  public Optional<String> state(String orderId) {
    return Optional.ofNullable(state);
  }
}
