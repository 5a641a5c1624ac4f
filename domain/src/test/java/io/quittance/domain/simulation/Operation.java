package io.quittance.domain.simulation;

import io.quittance.domain.Step;

/** The kinds of calls to a provider. */
public enum Operation {
  CHARGE,
  CAPTURE,
  CLOSE,
  REFUND,
  LOOK_UP;

  /** Returns which kind a call is of. */
  public static Operation of(Step.Call call) {
    return switch (call) {
      case Step.Charge c -> CHARGE;
      case Step.Capture c -> CAPTURE;
      case Step.Close c -> CLOSE;
      case Step.Refund c -> REFUND;
      case Step.LookUp c -> LOOK_UP;
    };
  }
}
