package io.quittance.relay;

import io.quittance.relay.sinks.Answer;
import io.quittance.relay.sinks.Message;
import io.quittance.relay.sinks.Sink;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A sink, and how much it was told at once. */
final class Watched implements Sink {

  private final Sink sink;
  private final AtomicInteger most = new AtomicInteger();

  Watched(Sink sink) {
    this.sink = sink;
  }

  /** Returns the most events that it was told at once. */
  int most() {
    return most.get();
  }

  @Override
  public String name() {
    return sink.name();
  }

  @Override
  public String address() {
    return sink.address();
  }

  @Override
  public List<Answer> tell(List<Message> messages) {
    most.accumulateAndGet(messages.size(), Math::max);
    return sink.tell(messages);
  }

  @Override
  public void close() {
    sink.close();
  }
}
