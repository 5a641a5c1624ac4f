package io.quittance.brokers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The check of a port before the broker tries it, which would say the same in many lines. */
final class FreePort {

  private FreePort() {}

  static void check(String host, int port, String variable) {
    try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getByName(host))) {
      assert free.isBound();
    } catch (IOException e) {
      throw new StartRefused(
          "Port %d of %s cannot be used (%s): set %s to a free one."
              .formatted(port, host, e.getMessage(), variable));
    }
  }
}
