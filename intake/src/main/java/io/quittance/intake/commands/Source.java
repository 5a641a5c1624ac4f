package io.quittance.intake.commands;

import org.jspecify.annotations.Nullable;

/** A broker that commands come from. */
public interface Source {

  /** Returns its name, such as {@code kafka}. */
  String name();

  /** Begins to take messages; a broker that is away is waited for. */
  void start();

  /** Takes no more, ends what is begun, tells the broker how far it came, and returns. */
  void stop();

  /** Returns why no message can come now; null if they can. */
  @Nullable String trouble();
}
