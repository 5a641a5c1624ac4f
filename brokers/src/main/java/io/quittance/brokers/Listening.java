package io.quittance.brokers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The wait for a program to accept connections, or to greet as AMQP has it. */
final class Listening {

  private static final Duration BOUND = Duration.ofSeconds(110);
  private static final byte[] GREETING = {'A', 'M', 'Q', 'P', 0, 0, 9, 1};
  private static final int METHOD_FRAME = 1;
  private static final int MILLIS = 2_000;
  private static final long PAUSE_MILLIS = 50;

  private Listening() {}

  static void await(String host, int port, Process process) {
    until(host, port, process, false);
  }

  static void awaitAmqp(String host, int port, Process process) {
    until(host, port, process, true);
  }

  private static void until(String host, int port, Process process, boolean amqp) {
    long end = System.nanoTime() + BOUND.toNanos();
    while (!answers(host, port, amqp)) {
      if (!process.isAlive()) {
        throw new StartRefused(
            "RabbitMQ ended before it was ready (exit status " + process.exitValue() + ").");
      }
      if (System.nanoTime() > end) {
        throw new StartRefused("RabbitMQ was not ready after " + BOUND.toSeconds() + " s.");
      }
      pause();
    }
  }

  private static boolean answers(String host, int port, boolean amqp) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), MILLIS);
      socket.setSoTimeout(MILLIS);
      if (!amqp) {
        return true;
      }
      socket.getOutputStream().write(GREETING);
      return socket.getInputStream().read() == METHOD_FRAME;
    } catch (IOException e) {
      return false;
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts", e);
    }
  }
}
