package io.quittance.intake.commands;

import io.micrometer.core.instrument.MeterRegistry;
import io.quittance.intake.commands.Outlet.Unsent;
import io.quittance.intake.commands.Reading.Command;
import io.quittance.intake.commands.Reading.Unreadable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to one message, from its reading to the moment in which its broker may forget it:
 * the api has the command, or has refused it, and the answer is out; or it can never work, or the
 * api never tells, and it is put aside. Whatever else happens, it is tried again, and nothing of
 * the same order comes before.
 */
public final class Handling {

  private static final Logger LOG = LoggerFactory.getLogger(Handling.class);

  /** A command that the api fails over again and again would hold up all that come after it. */
  private static final int MOST_FAULTS = 12;

  private final Api api;
  private final String source;
  private final Duration longestPause;
  private final InstantSource clock;
  private final Semaphore atOnce;
  private final MeterRegistry metrics;

  /** Takes the api, what answers say that they come from, and how much is tried at once. */
  public Handling(
      Api api,
      String source,
      Duration longestPause,
      int atOnce,
      InstantSource clock,
      MeterRegistry metrics) {
    this.api = api;
    this.source = source;
    this.longestPause = longestPause;
    this.clock = clock;
    this.atOnce = new Semaphore(atOnce);
    this.metrics = metrics;
  }

  /**
   * Handles a message to its end.
   *
   * @param goesOn whether it is still ours: asked before each attempt but that of telling what the
   *     api has answered
   * @throws Abandoned it is no longer ours, and nothing may be said of it to the broker
   */
  public void handle(Incoming message, Reading reading, Outlet outlet, BooleanSupplier goesOn) {
    try {
      switch (reading) {
        case Unreadable unreadable -> bury(message, unreadable, outlet, goesOn);
        case Command command -> give(message, command, outlet, goesOn);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Abandoned();
    }
  }

  private void bury(Incoming message, Unreadable unreadable, Outlet outlet, BooleanSupplier goesOn)
      throws InterruptedException {
    putAside(message, unreadable.reason(), outlet, goesOn);
    String id = unreadable.commandId();
    if (id != null) {
      insist(
          () ->
              outlet.reply(
                  Reply.rejected(
                      source,
                      clock.instant(),
                      id,
                      null,
                      unreadable.orderId(),
                      unreadable.reason())),
          goesOn);
    }
    count("dead");
  }

  private void give(Incoming message, Command command, Outlet outlet, BooleanSupplier goesOn)
      throws InterruptedException {
    Verdict verdict = verdict(command, goesOn);
    Reply reply =
        switch (verdict) {
          case Verdict.Accepted accepted ->
              Reply.accepted(source, clock.instant(), command, accepted);
          case Verdict.Refused refused ->
              Reply.refused(source, clock.instant(), command, refused.reason());
          case Verdict.Unknown unknown -> {
            putAside(message, unknown.reason(), outlet, goesOn);
            yield Reply.unknown(source, clock.instant(), command, unknown.reason());
          }
          case Verdict.Rejected rejected -> {
            putAside(message, rejected.reason(), outlet, goesOn);
            yield Reply.rejected(
                source,
                clock.instant(),
                command.commandId(),
                command.kind().word(),
                command.orderId(),
                rejected.reason());
          }
          case Verdict.TryAgain again -> throw new AssertionError("it was tried until it is known");
        };
    insist(() -> outlet.reply(reply), goesOn);
    count(
        switch (verdict) {
          case Verdict.Accepted accepted -> "accepted";
          case Verdict.Refused refused -> "refused";
          default -> "dead";
        });
  }

  private void putAside(Incoming message, Reason reason, Outlet outlet, BooleanSupplier goesOn)
      throws InterruptedException {
    LOG.warn("dead letter from {}: {} {}", message.origin(), reason.code(), reason.message());
    insist(() -> outlet.bury(message, reason), goesOn);
  }

  private Verdict verdict(Command command, BooleanSupplier goesOn) throws InterruptedException {
    BackOff backOff = new BackOff(longestPause);
    int faults = 0;
    for (int attempt = 1; ; attempt++) {
      if (!goesOn.getAsBoolean()) {
        throw new Abandoned();
      }
      Verdict verdict = ask(command);
      if (!(verdict instanceof Verdict.TryAgain again)) {
        return verdict;
      }
      faults += again.isFault() ? 1 : 0;
      if (faults >= MOST_FAULTS) {
        return new Verdict.Unknown(
            new Reason(
                "internal_error",
                "The api failed over it again and again. The engine may have it.",
                null,
                null,
                500));
      }
      tellOfWaiting(command, attempt, again.why());
      backOff.pause(again.after());
    }
  }

  /** Once, and then seldom: an api that is away for long would fill the log. */
  private void tellOfWaiting(Command command, int attempt, String why) {
    metrics.counter("quittance.intake.retries").increment();
    if (Integer.bitCount(attempt) == 1) {
      LOG.warn(
          "{} {} of {} waits for the api, attempt {}: {}",
          command.kind().word(),
          command.commandId(),
          command.orderId(),
          attempt,
          why);
    }
  }

  private Verdict ask(Command command) throws InterruptedException {
    atOnce.acquire();
    try {
      return api.give(command);
    } catch (RuntimeException e) {
      LOG.error("{} of {} cannot be asked for", command.commandId(), command.orderId(), e);
      return new Verdict.TryAgain(e.toString(), null, true);
    } finally {
      atOnce.release();
    }
  }

  private interface Sending {
    void send() throws Unsent, InterruptedException;
  }

  /** At least once, even when it is to end: what is known by now should be told. */
  private void insist(Sending sending, BooleanSupplier goesOn) throws InterruptedException {
    BackOff backOff = new BackOff(longestPause);
    for (int attempt = 1; ; attempt++) {
      try {
        sending.send();
        return;
      } catch (Unsent e) {
        if (Integer.bitCount(attempt) == 1) {
          LOG.warn("the broker does not take an answer, attempt {}: {}", attempt, e.getMessage());
        }
      }
      if (!goesOn.getAsBoolean()) {
        throw new Abandoned();
      }
      backOff.pause(null);
    }
  }

  private void count(String outcome) {
    metrics.counter("quittance.intake.messages", "outcome", outcome).increment();
  }

  /** The message is no longer ours: its broker gives it to somebody again. */
  public static final class Abandoned extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Abandoned() {
      super("the message was left to whoever gets it next", null, false, false);
    }
  }
}
