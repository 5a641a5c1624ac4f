package io.quittance.intake;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The process that takes commands from brokers. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class IntakeApplication {

  /** Starts the process. */
  public static void main(String[] arguments) {
    SpringApplication.run(IntakeApplication.class, arguments);
  }
}
