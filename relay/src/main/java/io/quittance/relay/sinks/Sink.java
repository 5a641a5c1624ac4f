package io.quittance.relay.sinks;

import java.util.List;

/** Somebody who is told of events. It may be told several lists at once. */
public interface Sink extends AutoCloseable {

  /** Returns the name under which the books know it. */
  String name();

  /** Returns where it is, for people; nothing in it is secret. */
  String address();

  /** Returns how many events it is told at once at most. */
  default int atOnce() {
    return Integer.MAX_VALUE;
  }

  /**
   * Tells it of events, no two of them of the same order, and returns within a bounded time what it
   * answered to each, in their order. An answer that did not come is one.
   */
  List<Answer> tell(List<Message> messages);

  /** Gives its connections up. */
  @Override
  void close();
}
