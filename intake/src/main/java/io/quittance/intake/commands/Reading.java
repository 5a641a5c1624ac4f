package io.quittance.intake.commands;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a message says. */
public sealed interface Reading {

  /**
   * The order whose messages must stay in their order.
   *
   * @return null: it concerns no order that others can name
   */
  @Nullable String orderId();

  /**
   * A command.
   *
   * @param kind what is asked for
   * @param commandId its name: a repeated one is the same command
   * @param orderId null only for an order that is placed without a name
   * @param body as the api takes it
   */
  record Command(Kind kind, String commandId, @Nullable String orderId, ObjectNode body)
      implements Reading {}

  /**
   * No command, and never one however often it is tried.
   *
   * @param commandId null: it names none
   * @param reason why
   */
  record Unreadable(@Nullable String commandId, @Nullable String orderId, Reason reason)
      implements Reading {}

  /** The commands, by their names in messages, and where the api takes them. */
  enum Kind {
    PLACE("place", ""),
    PAY("pay", "/payments"),
    CANCEL("cancel", "/cancellation"),
    FULFIL("fulfil", "/fulfilment"),
    REFUND("refund", "/refunds");

    private final String word;
    private final String path;

    Kind(String word, String path) {
      this.word = word;
      this.path = path;
    }

    /** Returns the name in messages. */
    public String word() {
      return word;
    }

    static @Nullable Kind of(String word) {
      for (Kind kind : values()) {
        if (kind.word.equals(word)) {
          return kind;
        }
      }
      return null;
    }

    /** Returns the path of the api for an order. */
    String path(@Nullable String orderId) {
      return this == PLACE ? "/v1/orders" : "/v1/orders/" + orderId + path;
    }
  }
}
