package io.quittance.domain.simulation;

/**
 * The order is told of something that changed at the provider; what has no hook is lost.
 *
 * @param nth of which change, from 1
 * @param copies how often the notice is delivered
 * @param signal whether it comes as a signal, which nobody can turn away
 * @param delay before the first copy, and between them
 */
public record Hook(int nth, int copies, boolean signal, long delay) implements Schedule.Element {
  @Override
  public String toString() {
    return "notice of change %d: %d copies%s, every %s"
        .formatted(nth, copies, signal ? " as signals" : "", Times.text(delay));
  }
}
