package io.quittance.domain.simulation;

/**
 * The order is told of something that changed at the provider; what has no hook is lost.
 *
 * @param nth of which change, from 1
 * @param copies how often the notice is delivered
 * @param delay before the first copy, and between them
 */
public record Hook(int nth, int copies, long delay) implements Schedule.Element {
  @Override
  public String toString() {
    return "notice of change %d: %d copies, every %s".formatted(nth, copies, Times.text(delay));
  }
}
