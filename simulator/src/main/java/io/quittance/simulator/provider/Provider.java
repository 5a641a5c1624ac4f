package io.quittance.simulator.provider;

import io.quittance.simulator.core.Answer;
import io.quittance.simulator.core.Books;
import io.quittance.simulator.core.Call;
import io.quittance.simulator.core.Charge;
import io.quittance.simulator.core.ChargeEntry;
import io.quittance.simulator.core.Command;
import io.quittance.simulator.core.Decision;
import io.quittance.simulator.core.Due;
import io.quittance.simulator.core.Event;
import io.quittance.simulator.core.Operation;
import io.quittance.simulator.core.Problem;
import io.quittance.simulator.core.Rules;
import io.quittance.simulator.core.Statement;
import io.quittance.simulator.core.Verdict;
import io.quittance.simulator.core.WebhookStanding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** The payment provider: serves calls, runs what falls due, and records both. */
public final class Provider {

  private static final String NOT_EXECUTED = "not_executed";

  private final DurableBooks books;
  private final Time time;
  private final Conduct conduct;
  private final Deliveries deliveries;
  private final Faults faults = new Faults();
  private final Waiters waiters = new Waiters();
  private final AtomicLong lastSeq;

  /** A provider over its books, with deliveries from the same. */
  public Provider(DurableBooks books, Time time, Conduct conduct, Deliveries deliveries) {
    this.books = books;
    this.time = time;
    this.conduct = conduct;
    this.deliveries = deliveries;
    this.lastSeq = new AtomicLong(books.read(Books::lastSeq));
  }

  /** Runs what fell due while the provider was down, awaits the rest, and sends what is unsent. */
  public void resume() {
    deliveries.resume();
    Instant now = time.now();
    List<Due> due = books.read(Books::due);
    change(
        state ->
            new Change<>(
                due.stream()
                    .filter(effect -> !effect.at().isAfter(now))
                    .flatMap(effect -> Rules.execute(state, effect, now).stream())
                    .toList(),
                true));
    due.stream().filter(effect -> effect.at().isAfter(now)).forEach(this::await);
  }

  /** Serves one call; blocks until its caller is to be answered or dropped. */
  public Reply serve(Arrival arrival) {
    Command command = arrival.command();
    Call call =
        Call.arrived(
            lastSeq.incrementAndGet(),
            time.now(),
            arrival.method(),
            arrival.path(),
            command.reference(),
            books.peek(state -> Rules.chargeOf(state, command)));
    Fault fault = faults.take(arrival.operation());
    if (fault == null) {
      return execute(call, command, Masking.NONE);
    }
    return switch (fault.effect()) {
      case ERROR_500 -> refuse(call, Problem.INTERNAL_ERROR);
      case RATE_LIMITED -> refuse(call, Problem.RATE_LIMITED);
      case UNAVAILABLE -> refuse(call, Problem.UNAVAILABLE);
      case REFUSED ->
          refuse(
              call,
              fault.operation() == Operation.CAPTURE
                  ? Problem.CAPTURE_REFUSED
                  : Problem.CLOSE_REFUSED);
      case TIMEOUT_BEFORE -> conclude(call, new Verdict.Unanswered(NOT_EXECUTED, false));
      case TIMEOUT_AFTER -> execute(call, command, Masking.SILENCE);
      case ERROR_500_AFTER -> execute(call, command, Masking.FAILURE);
      case SLOW -> {
        change(_ -> new Change<>(with(List.of(), call), true));
        time.pause(Duration.ofMillis(fault.delayMs()));
        yield execute(call, command, Masking.NONE);
      }
    };
  }

  /** The charges whose reference starts with a prefix, in order of first arrival. */
  public List<Charge> charges(String prefix) {
    return books.read(state -> state.chargesStartingWith(prefix));
  }

  /** The charge of that reference, if its customer is, or was, sent to the provider's page. */
  public Optional<ChargeEntry> redirected(String reference) {
    return books.read(
        state -> Optional.ofNullable(state.charge(reference)).filter(ChargeEntry::isRedirected));
  }

  /** A page of the charges that changed after a line of the books. */
  public Statement statement(long after, int limit) {
    return books.read(state -> state.statement(after, limit));
  }

  /** The calls whose reference starts with a prefix, in order of arrival. */
  public List<Call> calls(String prefix) {
    return books.read(state -> state.callsStartingWith(prefix));
  }

  /** The webhooks about a reference that starts with a prefix. */
  public List<WebhookStanding> webhooks(String prefix) {
    return books.read(state -> state.webhooksStartingWith(prefix));
  }

  /** The planned faults. */
  public Faults faults() {
    return faults;
  }

  private Reply execute(Call call, Command command, Masking masking) {
    List<CompletableFuture<Boolean>> settled = new ArrayList<>();
    Verdict verdict =
        change(
            state -> {
              Instant now = time.now();
              Decision decision =
                  Rules.decide(
                      state, command, conduct.tombstones(), masking == Masking.FAILURE, now);
              // Registered before the step ends, so that no execution can slip in between.
              if (decision.verdict() instanceof Verdict.Waits(String reference, boolean _)) {
                settled.add(waiters.forCharge(reference));
              }
              Verdict told = masking.mask(decision.verdict());
              return new Change<>(with(decision.events(), call.after(told, now)), told);
            });
    settled.forEach(CompletableFuture::join);
    return verdict instanceof Verdict.Waits waits
        ? answerSettled(call, waits, masking)
        : reply(verdict);
  }

  private Reply answerSettled(Call call, Verdict.Waits waits, Masking masking) {
    return reply(
        change(
            state -> {
              Verdict told = masking.mask(Rules.settled(state, waits));
              return new Change<>(with(List.of(), call.after(told, time.now())), told);
            }));
  }

  private Reply refuse(Call call, Problem problem) {
    return conclude(
        call, new Verdict.Answered(Answer.Refused.because(problem), problem.toString(), false));
  }

  private Reply conclude(Call call, Verdict verdict) {
    return reply(
        change(_ -> new Change<>(with(List.of(), call.after(verdict, time.now())), verdict)));
  }

  private Reply reply(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Answered answered -> new Reply.Answered(answered.answer());
      case Verdict.Unanswered _ -> {
        time.pause(conduct.silence());
        yield new Reply.Dropped();
      }
      case Verdict.Waits _ -> throw new IllegalStateException("the call has waited already");
    };
  }

  private <T> T change(Function<Books, Change<T>> step) {
    Change<T> change = books.change(step);
    for (Event event : change.events()) {
      waiters.tell(event);
      Due.after(event).ifPresent(this::await);
      if (event instanceof Event.WebhookPlanned planned) {
        deliveries.begin(planned);
      }
    }
    return change.result();
  }

  private void await(Due due) {
    time.at(
        due.at(), () -> change(state -> new Change<>(Rules.execute(state, due, time.now()), true)));
  }

  private static List<Event> with(List<Event> events, Call call) {
    List<Event> all = new ArrayList<>(events);
    all.add(new Event.Called(call));
    return all;
  }
}
