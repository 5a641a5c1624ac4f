package io.quittance.relay;

import io.quittance.relay.lanes.LaneSettings;
import io.quittance.relay.lanes.Retries;
import io.quittance.relay.sinks.RabbitSink;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What a relay can be told.
 *
 * @param source what events say that they come from
 * @param batch how many events of a part of the orders are read at once
 * @param atOnce how many parts of the orders a sink is told of at once
 * @param poll how often is looked for new events
 * @param lease how long a relay that says nothing keeps its share of the orders
 * @param longestPause how long a sink that answers nothing is left alone at most
 * @param retention how long an event is kept after it was told to all
 * @param pruneEvery how often older ones are removed
 */
@ConfigurationProperties("quittance")
record RelaySettings(
    String source,
    int batch,
    int atOnce,
    Duration poll,
    Duration lease,
    Duration longestPause,
    Duration retention,
    Duration pruneEvery,
    Kafka kafka,
    Rabbitmq rabbitmq,
    Webhook webhook) {

  /**
   * A topic of Kafka.
   *
   * @param bootstrap empty: nobody is told
   * @param partitions of the topic, if it has to be made; 0: it is not made
   * @param config a file of further properties of the producer; empty: none
   */
  record Kafka(String bootstrap, String topic, int partitions, String config) {}

  /**
   * An exchange of RabbitMQ.
   *
   * @param uri empty: nobody is told
   * @param unrouted what becomes of an event that no queue is bound for
   */
  record Rabbitmq(String uri, String exchange, RabbitSink.Unrouted unrouted) {

    /** Does not repeat the URI: a password is in it. */
    @Override
    public String toString() {
      return exchange;
    }
  }

  /**
   * Endpoints that take webhooks.
   *
   * @param urls empty: nobody is told; as they are written, for who can't read one repeats it
   * @param secrets one entry for each URL: a secret, or two with a space between
   * @param timeout how long an answer is waited for
   * @param atOnce how many are on their way to one of them, for each part of the orders
   */
  record Webhook(
      List<String> urls,
      List<String> secrets,
      Duration timeout,
      int atOnce,
      Duration firstRetry,
      Duration lastRetry,
      Duration giveUpAfter) {

    Webhook {
      urls = List.copyOf(urls);
      secrets = List.copyOf(secrets);
    }

    /** Does not repeat them: what is in it is secret. */
    @Override
    public String toString() {
      return urls.size() + " endpoints";
    }
  }

  LaneSettings lanes() {
    Retries retries = new Retries(webhook.firstRetry(), webhook.lastRetry(), webhook.giveUpAfter());
    return new LaneSettings(batch, atOnce, poll, lease, longestPause, retries);
  }
}
