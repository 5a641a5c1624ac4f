package io.quittance.domain.simulation;

import io.quittance.domain.Money;
import io.quittance.domain.NoticeClaim;
import io.quittance.domain.Outcome;
import io.quittance.domain.Reference;
import io.quittance.domain.RefusalCause;
import io.quittance.domain.StatementAnswer;
import io.quittance.domain.Step;
import io.quittance.domain.simulation.Manner.Verdict;
import io.quittance.domain.simulation.ModelCharge.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A provider with books of its own: the witness. It executes what arrives once for each name, for
 * as long as it remembers the name, and does what real ones do to money by themselves.
 */
public final class ModelProvider {

  /** What happened that only a person may be able to settle. */
  enum Trouble {
    WRONG_AMOUNT,
    REFUSED_FOR_GOOD,
    NEVER_RETURNED,
    DISPUTE,
    LATE_MONEY,
    REVERSAL,
    TAKE_BACK
  }

  private final Setup setup;
  private final BiConsumer<String, NoticeClaim> listener;
  private final Map<String, ModelCharge> charges = new LinkedHashMap<>();
  private final Map<String, ModelRefund> refunds = new LinkedHashMap<>();
  private final Effects effects = new Effects();
  private final Set<Trouble> troubles = EnumSet.noneOf(Trouble.class);
  private final List<String> breaches = new ArrayList<>();

  /**
   * Makes one that has seen nothing.
   *
   * @param listener hears of each change, by the name of the charge or refund
   */
  public ModelProvider(Setup setup, BiConsumer<String, NoticeClaim> listener) {
    this.setup = setup;
    this.listener = listener;
  }

  /** Returns when something will happen by itself. */
  public long nextAt() {
    return effects.nextAt();
  }

  /** Lets the next thing happen by itself. */
  public void next() {
    effects.next();
  }

  /** Lets something happen later, such as the arrival of a request. */
  public void later(long at, Runnable what) {
    effects.add(at, what);
  }

  Collection<ModelCharge> charges() {
    return charges.values();
  }

  Collection<ModelRefund> refunds() {
    return refunds.values();
  }

  Optional<ModelCharge> charge(String name) {
    return Optional.ofNullable(charges.get(name));
  }

  Set<Trouble> troubles() {
    return troubles;
  }

  /** Returns what it saw that must never happen. */
  List<String> breaches() {
    return breaches;
  }

  /** Returns its line about a charge. */
  public StatementAnswer statement(String name) {
    ModelCharge charge = charges.get(name);
    return charge == null
        ? new StatementAnswer.NeverSeen(name)
        : new StatementAnswer.Told(charge.line());
  }

  /** Executes a request that arrives. */
  public Outcome execute(Step.Call call, Manner manner, long now) {
    return switch (call) {
      case Step.Charge c -> charge(c, manner, now);
      case Step.Capture c -> capture(c, manner, now);
      case Step.Close c -> close(c, manner, now);
      case Step.Refund c -> refund(c, manner, now);
      case Step.LookUp c -> lookUp(c, manner, now);
    };
  }

  private Outcome charge(Step.Charge call, Manner manner, long now) {
    String name = call.reference().text();
    ModelCharge known = charges.get(name);
    if (known != null && (now <= known.firstSeen + setup.keyLife() || known.firstAnswer == null)) {
      return known.firstAnswer == null ? new Outcome.Closed(call.reference()) : known.firstAnswer();
    }
    if (known != null) {
      breaches.add("rule 6: " + name + " was sent again when the provider had forgotten it");
    }
    ModelCharge charge =
        new ModelCharge(name, call.amount(), call.capture(), now, Standing.DECLINED);
    charges.put(name, charge);
    switch (manner.verdict()) {
      case DECLINED -> {}
      case REDIRECTED -> {
        charge.standing = Standing.OPEN;
        charge.redirected = true;
      }
      case PROCESSED_LATER -> {
        charge.standing = Standing.OPEN;
        long at = now + manner.verdictMillis();
        effects.add(at, () -> processed(charge, at));
      }
      case LESS -> take(charge, less(call.amount()), now);
      case OTHER_CURRENCY -> take(charge, inOtherCurrency(call.amount()), now);
      default -> take(charge, call.amount(), now);
    }
    charge.firstAnswer = charge.state(call.reference());
    told(charge);
    return charge.firstAnswer();
  }

  private static Money less(Money asked) {
    return new Money(Math.max(1, asked.minorUnits() / 2), asked.currency());
  }

  private static Money inOtherCurrency(Money asked) {
    String other = asked.currency().getCurrencyCode().equals("USD") ? "EUR" : "USD";
    return Money.of(asked.minorUnits(), other);
  }

  private void processed(ModelCharge charge, long now) {
    if (charge.standing == Standing.OPEN) {
      take(charge, charge.asked, now);
      told(charge);
    }
  }

  private void take(ModelCharge charge, Money amount, long now) {
    charge.taken = amount;
    charge.standing = charge.captures ? Standing.CAPTURED : Standing.AUTHORIZED;
    if (!amount.equals(charge.asked)) {
      troubles.add(Trouble.WRONG_AMOUNT);
    }
    if (!charge.captures) {
      effects.add(now + setup.authorizationLife(), () -> runOut(charge));
    }
  }

  private void runOut(ModelCharge charge) {
    if (charge.standing == Standing.AUTHORIZED) {
      charge.standing = Standing.CLOSED;
      told(charge);
    }
  }

  private Outcome capture(Step.Capture call, Manner manner, long now) {
    ModelCharge charge = charges.get(call.reference().text());
    if (charge == null || charge.standing == Standing.OPEN) {
      return new Outcome.Refused(call.reference(), RefusalCause.OTHER);
    }
    if (charge.standing == Standing.AUTHORIZED) {
      switch (manner.verdict()) {
        case REFUSED -> {
          return new Outcome.Refused(call.reference(), RefusalCause.OTHER);
        }
        case GONE -> runOut(charge);
        default -> {
          charge.standing = Standing.CAPTURED;
          told(charge);
        }
      }
    }
    return charge.isCaptured()
        ? charge.state(call.reference())
        : new Outcome.Refused(call.reference(), RefusalCause.TOO_LATE);
  }

  private Outcome close(Step.Close call, Manner manner, long now) {
    String name = call.reference().text();
    ModelCharge charge = charges.get(name);
    if (charge == null) {
      return closeUnseen(call, now);
    }
    return switch (charge.standing) {
      case OPEN, AUTHORIZED -> {
        if (manner.verdict() == Verdict.REFUSED) {
          yield new Outcome.Refused(call.reference(), RefusalCause.OTHER);
        }
        charge.standing = Standing.CLOSED;
        told(charge);
        yield new Outcome.Closed(call.reference());
      }
      case CLOSED -> new Outcome.Closed(call.reference());
      case CAPTURED, DECLINED -> new Outcome.Refused(call.reference(), RefusalCause.TOO_LATE);
    };
  }

  private Outcome closeUnseen(Step.Close call, long now) {
    if (!setup.tombstones()) {
      return new Outcome.Refused(call.reference(), RefusalCause.OTHER);
    }
    String name = call.reference().text();
    Money nothing = setup.money(0);
    charges.put(name, new ModelCharge(name, nothing, false, now, Standing.CLOSED));
    return new Outcome.Closed(call.reference());
  }

  private Outcome refund(Step.Refund call, Manner manner, long now) {
    String name = call.reference().text();
    ModelRefund known = refunds.get(name);
    if (known != null && now <= known.firstSeen + setup.keyLife()) {
      return known.firstAnswer == null ? known.state(call.reference()) : known.firstAnswer;
    }
    if (known != null) {
      breaches.add("rule 6: " + name + " was sent again when the provider had forgotten it");
    }
    ModelCharge charge = charges.get(call.chargeName());
    if (charge == null) {
      return new Outcome.Refused(call.reference(), RefusalCause.OTHER);
    }
    ModelRefund refund = new ModelRefund(name, charge, call.amount(), now);
    refunds.put(name, refund);
    execute(refund, manner, now);
    refund.firstAnswer = refund.state(call.reference());
    told(refund);
    return refund.firstAnswer;
  }

  private void execute(ModelRefund refund, Manner manner, long now) {
    ModelCharge charge = refund.charge;
    boolean otherCurrency = !refund.amount.currency().equals(charge.taken.currency());
    long at = now + manner.verdictMillis();
    if (!charge.isCaptured() || otherCurrency) {
      refund.refuse(RefusalCause.OTHER);
    } else if (charge.disputed) {
      refund.refuse(RefusalCause.DISPUTED);
    } else if (refund.amount.minorUnits() > charge.left()) {
      refund.refuse(RefusalCause.ALREADY_REFUNDED);
    } else if (manner.verdict() == Verdict.REFUSED) {
      refund.refuse(RefusalCause.OTHER);
    } else if (manner.verdict() == Verdict.REFUSED_FOR_GOOD) {
      refund.refuse(RefusalCause.ACCOUNT_CLOSED);
      troubles.add(Trouble.REFUSED_FOR_GOOD);
    } else {
      refund.begin();
      switch (manner.verdict()) {
        case RETURNED_LATER -> effects.add(at, () -> settle(refund, true));
        case FAILS_LATER -> effects.add(at, () -> settle(refund, false));
        case NEVER_RETURNED -> troubles.add(Trouble.NEVER_RETURNED);
        case TAKEN_BACK_LATER -> {
          refund.settle(true);
          effects.add(at, () -> takeBack(refund));
        }
        default -> refund.settle(true);
      }
    }
  }

  private void settle(ModelRefund refund, boolean succeeds) {
    if (refund.standing == ModelRefund.Standing.PENDING) {
      refund.settle(succeeds);
      told(refund);
    }
  }

  private boolean takeBack(ModelRefund refund) {
    if (refund.standing != ModelRefund.Standing.SUCCEEDED) {
      return false;
    }
    refund.takeBack();
    troubles.add(Trouble.TAKE_BACK);
    told(refund);
    return true;
  }

  private Outcome lookUp(Step.LookUp call, Manner manner, long now) {
    boolean blind = manner.verdict() == Verdict.BLIND;
    return switch (call.reference()) {
      case Reference.ToPayment of -> {
        ModelCharge charge = charges.get(call.name());
        yield charge == null || (blind && isRecent(charge.firstSeen, now))
            ? new Outcome.NotFound(of)
            : charge.state(of);
      }
      case Reference.ToRefund of -> {
        ModelRefund refund = refunds.get(call.name());
        yield refund == null || (blind && isRecent(refund.firstSeen, now))
            ? new Outcome.NotFound(of)
            : refund.state(of);
      }
    };
  }

  private boolean isRecent(long seen, long now) {
    return now < seen + setup.longestDelay();
  }

  /** Does something by itself; what does not apply does nothing. */
  public void does(Happening.Deed deed, long now) {
    switch (deed) {
      case Happening.CustomerActs d -> pick(d.charge()).ifPresent(c -> customer(c, d.pays(), now));
      case Happening.Dispute d -> pick(d.charge()).ifPresent(this::dispute);
      case Happening.Reverse d -> pick(d.charge()).ifPresent(this::reverse);
      case Happening.LateCapture d -> pick(d.charge()).ifPresent(this::captureLate);
      case Happening.TakeBack d -> pickRefund(d.refund()).ifPresent(this::takeBack);
    }
  }

  private Optional<ModelCharge> pick(int number) {
    return charges.values().stream().skip(number).findFirst();
  }

  private Optional<ModelRefund> pickRefund(int number) {
    return refunds.values().stream().skip(number).findFirst();
  }

  private void customer(ModelCharge charge, boolean pays, long now) {
    boolean pending = charge.redirected && charge.standing == Standing.OPEN;
    if (pending && pays) {
      take(charge, charge.asked, now);
      told(charge);
    } else if (pending) {
      charge.standing = Standing.DECLINED;
      told(charge);
    } else if (pays && charge.redirected && charge.standing == Standing.CLOSED) {
      captureLate(charge);
    }
  }

  private void captureLate(ModelCharge charge) {
    boolean dead = charge.standing == Standing.DECLINED || charge.standing == Standing.CLOSED;
    if (dead && charge.captures) {
      charge.taken = charge.asked;
      charge.standing = Standing.CAPTURED;
      troubles.add(Trouble.LATE_MONEY);
      told(charge);
    }
  }

  private void dispute(ModelCharge charge) {
    if (charge.isCaptured() && !charge.disputed && charge.left() > 0) {
      charge.disputed = true;
      troubles.add(Trouble.DISPUTE);
      listener.accept(charge.name, NoticeClaim.DISPUTED);
    }
  }

  private void reverse(ModelCharge charge) {
    if (charge.isCaptured() && !charge.disputed && charge.left() > 0) {
      charge.reversed += charge.left();
      troubles.add(Trouble.REVERSAL);
      listener.accept(charge.name, NoticeClaim.REVERSED);
    }
  }

  private void told(ModelCharge charge) {
    listener.accept(
        charge.name,
        switch (charge.standing) {
          case OPEN -> NoticeClaim.PENDING;
          case AUTHORIZED -> NoticeClaim.AUTHORIZED;
          case CAPTURED -> NoticeClaim.CAPTURED;
          case DECLINED -> NoticeClaim.DECLINED;
          case CLOSED -> NoticeClaim.CLOSED;
        });
  }

  private void told(ModelRefund refund) {
    listener.accept(
        refund.name,
        switch (refund.standing) {
          case PENDING -> NoticeClaim.REFUND_PENDING;
          case SUCCEEDED -> NoticeClaim.REFUNDED;
          case FAILED -> NoticeClaim.REFUND_FAILED;
        });
  }

  /** Returns its books, line by line, for a person. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    charges.values().forEach(charge -> text.append("  ").append(charge).append("\n"));
    refunds.values().forEach(refund -> text.append("  ").append(refund).append("\n"));
    return text.toString();
  }

  @Nullable ModelRefund refund(String name) {
    return refunds.get(name);
  }
}
