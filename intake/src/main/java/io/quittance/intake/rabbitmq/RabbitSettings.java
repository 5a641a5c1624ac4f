package io.quittance.intake.rabbitmq;

/**
 * Where in RabbitMQ commands come from and answers go to: queues, which are made if they are not
 * there.
 *
 * @param uri empty: nowhere
 * @param prefetch how many messages are at work at once
 */
public record RabbitSettings(String uri, String queue, String dead, String replies, int prefetch) {

  /** Does not repeat the URI: a password may be in it. */
  @Override
  public String toString() {
    return queue;
  }
}
