package io.quittance.e2e.chaos;

/** What is under way when a fault strikes. */
enum Aim {
  MOMENT("any moment"),
  CHARGE("a charge"),
  CAPTURE("a capture"),
  REFUND("a refund"),
  CLOSE("a void"),
  APPEND("an append"),
  PUBLISH("a publish");

  private final String words;

  Aim(String words) {
    this.words = words;
  }

  /** Whether it is a call to the provider that moves money. */
  boolean isMoney() {
    return switch (this) {
      case CHARGE, CAPTURE, REFUND, CLOSE -> true;
      case MOMENT, APPEND, PUBLISH -> false;
    };
  }

  @Override
  public String toString() {
    return words;
  }
}
