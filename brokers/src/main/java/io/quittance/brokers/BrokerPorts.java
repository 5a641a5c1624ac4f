package io.quittance.brokers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ThreadLocalRandom;

/** Free ports, from below the range that systems hand out by themselves. */
final class BrokerPorts {

  private static final int FROM = 11_000;
  private static final int TO = 18_000;
  private static final Set<Integer> GIVEN = new ConcurrentSkipListSet<>();

  private BrokerPorts() {}

  /** Returns one that nobody else is given. */
  static int free() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(FROM, TO);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        if (GIVEN.add(socket.getLocalPort())) {
          return port;
        }
      } catch (IOException e) {
        // Taken: another one.
      }
    }
  }
}
