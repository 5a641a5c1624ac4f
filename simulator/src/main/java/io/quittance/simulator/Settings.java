package io.quittance.simulator;

import io.quittance.simulator.core.WebAddress;
import io.quittance.simulator.webhook.Signature;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says.
 *
 * @param address where to listen
 * @param data the directory of the books
 * @param tombstones whether a reference that was never seen can be closed
 * @param silence how long a call that gets no answer is held
 * @param publicUrl where a customer's browser finds this simulator; null: where it listens
 * @param subscription where webhooks go; null: nowhere
 */
record Settings(
    InetSocketAddress address,
    Path data,
    boolean tombstones,
    Duration silence,
    @Nullable String publicUrl,
    @Nullable Subscription subscription) {

  private static final int LONGEST_SILENCE_MS = 600_000;

  /**
   * The settings of an environment; what it leaves out has its default.
   *
   * @throws StartRefused naming the variable that makes no sense
   */
  static Settings from(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    int port = variables.number("SIMULATOR_PORT", 8090, 65_535);
    String host = variables.text("BIND_ADDRESS", "127.0.0.1");
    try {
      return new Settings(
          new InetSocketAddress(InetAddress.getByName(host), port),
          Path.of(variables.text("SIMULATOR_DATA", ".quittance/simulator")),
          variables.flag("TOMBSTONES", true),
          Duration.ofMillis(variables.number("SIMULATOR_SILENCE_MS", 1500, LONGEST_SILENCE_MS)),
          variables.webAddress("SIMULATOR_PUBLIC_URL"),
          variables.subscription());
    } catch (UnknownHostException e) {
      throw new StartRefused("BIND_ADDRESS=" + host + " is not an address of this machine.");
    } catch (InvalidPathException e) {
      throw new StartRefused("SIMULATOR_DATA=" + e.getInput() + " is not a path.");
    }
  }

  /** Where a customer's browser finds the simulator once it listens at that port. */
  String publicUrl(int port) {
    if (publicUrl != null) {
      return publicUrl.replaceFirst("/+$", "");
    }
    InetAddress host = address.getAddress();
    String text =
        (host.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : host).getHostAddress();
    return "http://" + (text.contains(":") ? "[" + text + "]" : text) + ":" + port;
  }

  private record Variables(Map<String, String> environment) {

    String text(String name, String absent) {
      String value = environment.getOrDefault(name, "").strip();
      return value.isEmpty() ? absent : value;
    }

    int number(String name, int absent, int most) {
      String value = text(name, Integer.toString(absent));
      try {
        int number = Integer.parseInt(value);
        if (number >= 0 && number <= most) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Told below, as a number out of range is.
      }
      throw new StartRefused(name + "=" + value + " is not a number from 0 to " + most + ".");
    }

    @Nullable String webAddress(String name) {
      String value = text(name, "");
      if (value.isEmpty()) {
        return null;
      }
      if (WebAddress.isOne(value)) {
        return value;
      }
      throw new StartRefused(name + "=" + value + " is not an http or https address.");
    }

    @Nullable Subscription subscription() {
      String url = webAddress("SIMULATOR_WEBHOOK_URL");
      if (url == null) {
        return null;
      }
      try {
        return new Subscription(
            URI.create(url), Signature.with(text("SIMULATOR_WEBHOOK_SECRET", "")));
      } catch (IllegalArgumentException e) {
        throw new StartRefused("SIMULATOR_WEBHOOK_SECRET is " + e.getMessage() + ".");
      }
    }

    boolean flag(String name, boolean absent) {
      String value = text(name, Boolean.toString(absent));
      return switch (value) {
        case "true" -> true;
        case "false" -> false;
        default -> throw new StartRefused(name + "=" + value + " is neither true nor false.");
      };
    }
  }
}
