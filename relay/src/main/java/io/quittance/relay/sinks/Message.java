package io.quittance.relay.sinks;

/**
 * An event as it travels.
 *
 * @param id the same however often it is told
 * @param orderId whose events are to stay in order
 * @param type as CloudEvents has it
 * @param body a CloudEvent in structured mode, JSON
 */
public record Message(String id, String orderId, String type, byte[] body) {

  /** What the body is. */
  public static final String CONTENT_TYPE = "application/cloudevents+json; charset=UTF-8";
}
