package io.quittance.relay;

import io.micrometer.core.instrument.MeterRegistry;
import io.quittance.providers.standardwebhooks.WebhookSecret;
import io.quittance.relay.lanes.Lane;
import io.quittance.relay.lanes.Lanes;
import io.quittance.relay.sinks.EventJson;
import io.quittance.relay.sinks.KafkaSink;
import io.quittance.relay.sinks.RabbitSink;
import io.quittance.relay.sinks.Sink;
import io.quittance.relay.sinks.WebhookSink;
import io.quittance.store.Store;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who is told: each sink is switched on by its setting. None: old events are removed, no more. */
@Configuration(proxyBeanMethods = false)
class SinkConfiguration {

  @Bean
  Lanes lanes(Store store, RelaySettings settings, MeterRegistry registry) {
    EventJson json = new EventJson(settings.source());
    // No other process ever has this name, so a lease says by itself whose it is.
    String relay = "relay-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    return new Lanes(
        sinks(settings).stream()
            .map(sink -> new Lane(sink, store.outbox(), json, settings.lanes(), relay, registry))
            .toList());
  }

  private static List<Sink> sinks(RelaySettings settings) {
    List<Sink> sinks = new ArrayList<>();
    RelaySettings.Kafka kafka = settings.kafka();
    if (!kafka.bootstrap().isBlank()) {
      sinks.add(
          new KafkaSink(kafka.bootstrap(), kafka.topic(), kafka.partitions(), kafka.config()));
    }
    RelaySettings.Rabbitmq rabbit = settings.rabbitmq();
    if (!rabbit.uri().isBlank()) {
      sinks.add(rabbit(rabbit));
    }
    sinks.addAll(webhooks(settings.webhook()));
    return sinks;
  }

  private static Sink rabbit(RelaySettings.Rabbitmq rabbit) {
    try {
      return new RabbitSink(URI.create(rabbit.uri().strip()), rabbit.exchange(), rabbit.unrouted());
    } catch (IllegalArgumentException e) {
      // Neither it nor its cause: both may repeat the password.
      throw new IllegalArgumentException(
          "RELAY_RABBITMQ_URI is not amqp://user:password@host:port/vhost");
    }
  }

  private static List<Sink> webhooks(RelaySettings.Webhook webhook) {
    if (webhook.urls().size() != webhook.secrets().size()) {
      throw new IllegalArgumentException(
          "RELAY_WEBHOOK_SECRETS has %d entries, RELAY_WEBHOOK_URLS %d: each URL needs one"
              .formatted(webhook.secrets().size(), webhook.urls().size()));
    }
    List<Sink> sinks = new ArrayList<>();
    for (int i = 0; i < webhook.urls().size(); i++) {
      List<WebhookSecret> secrets =
          Stream.of(webhook.secrets().get(i).strip().split("\\s+"))
              .map(WebhookSecret::parse)
              .toList();
      sinks.add(
          new WebhookSink(
              http(webhook.urls().get(i)),
              secrets,
              webhook.timeout(),
              webhook.atOnce(),
              InstantSource.system()));
    }
    return sinks;
  }

  /** Does not repeat one that is wrong: a secret may be in it. */
  private static URI http(String text) {
    try {
      URI url = new URI(text.strip());
      if (url.getHost() != null && String.valueOf(url.getScheme()).matches("https?")) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw new IllegalArgumentException("RELAY_WEBHOOK_URLS: an entry is no http or https URL");
  }
}
