package io.quittance.e2e.chaos;

import io.quittance.e2e.Part;

/** What is done to a process. */
enum Way {
  KILL("killed (-9)"),
  FREEZE("stopped (SIGSTOP)"),
  RESTART("restarted");

  private final String words;

  Way(String words) {
    this.words = words;
  }

  /** Does it, and returns when nothing of the process works any more. */
  void strike(Part part) {
    switch (this) {
      case KILL -> part.kill();
      case FREEZE -> part.freeze();
      case RESTART -> part.stop();
    }
  }

  /** Has the process work again; it may take a while until it does. */
  void undo(Part part) {
    switch (this) {
      case KILL, RESTART -> part.launch();
      case FREEZE -> part.thaw();
    }
  }

  @Override
  public String toString() {
    return words;
  }
}
