package io.quittance.brokers.shop;

import java.io.IOException;
import java.util.List;

/** The shop's line to its broker. */
interface Line extends AutoCloseable {

  /** Sends a command about an order and returns when the broker has it. */
  void send(String orderId, String message) throws Exception;

  /** Returns the answers and events that have come since. */
  List<String> receive() throws Exception;

  @Override
  void close() throws IOException;
}
