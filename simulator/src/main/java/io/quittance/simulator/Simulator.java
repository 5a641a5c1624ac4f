package io.quittance.simulator;

import io.quittance.simulator.http.Server;
import io.quittance.simulator.journal.UnreadableJournal;
import io.quittance.simulator.provider.Conduct;
import io.quittance.simulator.provider.Deliveries;
import io.quittance.simulator.provider.DurableBooks;
import io.quittance.simulator.provider.Provider;
import io.quittance.simulator.provider.SystemTime;
import io.quittance.simulator.provider.Time;
import io.quittance.simulator.webhook.WebhookSender;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** The payment provider simulator, as a process. */
public final class Simulator implements AutoCloseable {

  private final Server server;
  private final DurableBooks books;
  private final Deliveries deliveries;
  private final @Nullable WebhookSender sender;

  private Simulator(
      Server server, DurableBooks books, Deliveries deliveries, @Nullable WebhookSender sender) {
    this.server = server;
    this.books = books;
    this.deliveries = deliveries;
    this.sender = sender;
  }

  /** Starts the simulator as the environment says; it runs until the process is told to stop. */
  public static void main(String[] arguments) {
    try {
      Settings settings = Settings.from(System.getenv());
      Simulator simulator = start(settings, new SystemTime());
      Runtime.getRuntime().addShutdownHook(new Thread(simulator::stop, "stop"));
      announce(settings, simulator.port());
    } catch (StartRefused e) {
      System.err.println(e.line());
      System.exit(1);
    }
  }

  /**
   * Starts a simulator.
   *
   * @throws StartRefused when the port is busy or the books cannot be used
   */
  static Simulator start(Settings settings, Time time) {
    Server server = bind(settings.address());
    try {
      WebhookSender sender = sender(settings.subscription());
      DurableBooks books =
          DurableBooks.open(settings.data(), sender != null, System.err::println, Simulator::halt);
      Deliveries deliveries = new Deliveries(books, time, sender);
      Conduct conduct = new Conduct(settings.tombstones(), settings.silence());
      Provider provider = new Provider(books, time, conduct, deliveries);
      provider.resume();
      server.serve(
          provider,
          settings.publicUrl(server.port()),
          fault -> System.err.println("A call failed: " + fault));
      return new Simulator(server, books, deliveries, sender);
    } catch (UnreadableJournal e) {
      server.close();
      throw new StartRefused(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      server.close();
      throw new StartRefused("The books in " + settings.data() + " cannot be opened: " + e);
    }
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() throws IOException {
    server.close();
    deliveries.stop();
    if (sender != null) {
      sender.close();
    }
    books.close();
  }

  private static @Nullable WebhookSender sender(@Nullable Subscription subscription) {
    return subscription == null
        ? null
        : new WebhookSender(subscription.address(), subscription.signature());
  }

  private static Server bind(InetSocketAddress address) {
    try {
      return Server.bind(address);
    } catch (BindException e) {
      throw new StartRefused(
          "Port "
              + address.getPort()
              + " of "
              + address.getAddress().getHostAddress()
              + " cannot be used ("
              + e.getMessage()
              + "): set SIMULATOR_PORT to a free one.");
    } catch (IOException e) {
      throw new StartRefused("The simulator cannot listen on " + address + ": " + e.getMessage());
    }
  }

  private static void announce(Settings settings, int port) {
    String host = settings.address().getAddress().getHostAddress();
    if (!settings.address().getAddress().isLoopbackAddress()) {
      System.out.println(
          "WARNING: BIND_ADDRESS="
              + host
              + ": whoever reaches this machine can use the simulator!");
    }
    if (settings.subscription() != null) {
      System.out.println("Webhooks go to " + settings.subscription().address());
    }
    System.out.println("Simulator ready at http://" + host + ":" + port);
  }

  private static void halt(IOException cause) {
    System.err.println("The books cannot be written any more, so the simulator stops: " + cause);
    Runtime.getRuntime().halt(1);
  }

  private void stop() {
    try {
      close();
      System.out.println("Simulator stopped.");
    } catch (IOException e) {
      System.err.println("The books could not be closed: " + e.getMessage());
    }
  }
}
