package io.quittance.e2e;

import org.jspecify.annotations.Nullable;

/** One running stack for all suites that leave it as they found it. */
public final class SharedStack {

  private static @Nullable Stack stack;

  private SharedStack() {}

  public static synchronized Stack get() {
    if (stack == null) {
      Stack started = Stack.start("shared");
      Runtime.getRuntime().addShutdownHook(new Thread(started::close, "stop-shared-stack"));
      stack = started;
    }
    return stack;
  }
}
