package io.quittance.brokers;

import io.quittance.brokers.shop.Shop;

/**
 * The main of both brokers, {@code kafka} or {@code rabbitmq}, and of the demo's shop: {@code
 * shop}, the broker, its address and the order's id.
 */
public final class Brokers {

  private Brokers() {}

  /** Starts one as the environment says; it runs until the process is told to stop. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 4 && arguments[0].equals("shop")) {
      System.exit(Shop.play(arguments[1], arguments[2], arguments[3]) ? 0 : 1);
    }
    Environment environment = new Environment(System.getenv());
    try {
      switch (arguments.length == 1 ? arguments[0] : "") {
        case "kafka" -> KafkaNode.run(KafkaSettings.from(environment));
        case "rabbitmq" -> RabbitNode.run(RabbitSettings.from(environment));
        default -> throw new StartRefused("Say which: kafka or rabbitmq.");
      }
    } catch (StartRefused e) {
      end(e.line());
    }
  }

  /** Ends the process with a line; the hooks are for those who are told to stop. */
  static void end(String line) {
    System.err.println(line);
    Runtime.getRuntime().halt(1);
  }
}
