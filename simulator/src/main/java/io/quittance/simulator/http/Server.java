package io.quittance.simulator.http;

import com.sun.net.httpserver.HttpServer;
import io.quittance.simulator.provider.Provider;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The listening socket: bound first, served once there is a provider. */
public final class Server implements AutoCloseable {

  private static final int BACKLOG = 1024;

  static {
    // Header and body go out in two writes; without this the second waits for the peer's delayed
    // acknowledgement, 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // Longer than any client keeps its idle connections, so that the client closes them: a server
    // that does it can cut off a call that is just being sent.
    System.setProperty("sun.net.httpserver.idleInterval", "300");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
  }

  private final HttpServer http;

  private Server(HttpServer http) {
    this.http = http;
  }

  /**
   * A server bound to that address.
   *
   * @throws java.net.BindException when the port is busy
   */
  public static Server bind(InetSocketAddress address) throws IOException {
    return new Server(HttpServer.create(address, BACKLOG));
  }

  /**
   * Starts to serve.
   *
   * @param address where customers find this server
   * @param onFault told what went wrong inside a call
   */
  public void serve(Provider provider, String address, Consumer<Throwable> onFault) {
    http.createContext("/", new Front(provider, address, onFault));
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.start();
  }

  /** The port it is bound to. */
  public int port() {
    return http.getAddress().getPort();
  }

  /** Stops at once: calls in progress are dropped, as a call that meets a restart would be. */
  @Override
  public void close() {
    http.stop(0);
  }
}
