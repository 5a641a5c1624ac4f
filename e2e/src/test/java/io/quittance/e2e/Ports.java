package io.quittance.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free ports, from below the range that systems hand out by themselves: from there a port can be
 * taken by anybody, and the engine takes several, between being found free and being used.
 */
public final class Ports {

  private static final int FROM = 18_000;
  private static final int TO = 28_000;
  private static final Set<Integer> GIVEN = new ConcurrentSkipListSet<>();

  private Ports() {}

  /** Returns one that nobody else is given. */
  public static int free() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(FROM, TO);
      if (isFree(port) && GIVEN.add(port)) {
        return port;
      }
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
