package io.quittance.intake;

import io.quittance.intake.kafka.KafkaSettings;
import io.quittance.intake.rabbitmq.RabbitSettings;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What an intake can be told.
 *
 * @param url the api
 * @param patience how long the api may wait for a command's outcome
 * @param atOnce how many commands are handed to the api at once
 * @param longestPause between two attempts
 * @param source what answers say that they come from
 */
@ConfigurationProperties("quittance")
record IntakeSettings(
    URI url,
    Duration patience,
    int atOnce,
    Duration longestPause,
    String source,
    KafkaSettings kafka,
    RabbitSettings rabbitmq) {}
