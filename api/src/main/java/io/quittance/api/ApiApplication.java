package io.quittance.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The REST facade: HTTP to the orders' workflows, and nothing else. */
@SpringBootApplication
public class ApiApplication {

  /** Starts the process. */
  public static void main(String[] arguments) {
    SpringApplication.run(ApiApplication.class, arguments);
  }
}
