package io.quittance.domain.simulation;

/**
 * Something that happens at a time.
 *
 * @param last whether it comes after everything else that is due in the same instant, such as a
 *     deadline, or before it
 */
public record Event(long at, boolean last, Happening what) implements Schedule.Element {
  @Override
  public String toString() {
    return "at " + Times.text(at) + (last ? ", last: " : ": ") + what;
  }
}
