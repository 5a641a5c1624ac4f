package io.quittance.e2e.races;

import io.quittance.e2e.ProviderBooks;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Plays one ordering on an order of the usual code. */
final class UsualPlay {

  private final UsualShop shop;
  private final Ordering ordering;
  private final String id;
  private final Line line;
  private UsualProcess process;
  private CompletableFuture<Boolean> pay = CompletableFuture.completedFuture(false);
  private boolean cancelled;

  UsualPlay(UsualShop shop, Network network, Ordering ordering, String id) {
    this.shop = shop;
    this.ordering = ordering;
    this.id = id;
    this.line = network.line(id);
    this.process = shop.newProcess();
  }

  Ending play(ProviderBooks books) throws Exception {
    shop.place(id, Ending.PRICE);
    for (Event event : ordering.events()) {
      perform(event);
    }
    if (ordering.isCrashedIn(Event.EXPIRY)) {
      // The job comes round again.
      shop.expire(id, process);
    }
    String status = shop.statusOf(id);
    ProviderBooks.Money money = books.of(id);
    boolean asked = ordering.has(Event.CANCEL);
    return new Ending(
        status, true, money, Ending.againstTheCustomer(asked, cancelled, status, money));
  }

  private void perform(Event event) throws Exception {
    switch (event) {
      case PAY -> pay();
      case EFFECT -> line.sentCharge().ifPresent(Call::execute);
      case ANSWER -> {
        line.sentCharge().ifPresent(line::answer);
        awaitPay();
      }
      case TIMEOUT -> {
        line.sentCharge().ifPresent(line::drop);
        awaitPay();
      }
      case NOTICE, REPEAT, CANCEL, EXPIRY -> handle(event);
      case CRASH -> crash();
    }
  }

  private void pay() throws Exception {
    UsualProcess payer = process;
    pay = Background.start(() -> payer.code.pay(id, ordering.outcome().method()));
    CompletableFuture.anyOf(pay, line.charge()).get(Patience.STEP.toSeconds(), TimeUnit.SECONDS);
  }

  /** What is handled in one go: if the process dies meanwhile, just before it would be saved. */
  private void handle(Event event) throws SQLException, IOException {
    if (ordering.isCrashedIn(event)) {
      process.killAtCommit();
    }
    try {
      switch (event) {
        case CANCEL -> cancelled = process.code.cancel(id);
        case EXPIRY -> shop.expire(id, process);
        default -> notice();
      }
    } catch (Killed e) {
      // The crash is the next event.
    }
  }

  private void notice() throws SQLException, IOException {
    if (line.sentCharge().isPresent()) {
      process.code.notice("event-" + id, id + "-p1", ordering.outcome() != Outcome.DECLINED);
    }
  }

  private void crash() throws Exception {
    process.kill();
    line.breakAll();
    awaitPay();
    process = shop.newProcess();
  }

  private void awaitPay() throws InterruptedException, TimeoutException, ExecutionException {
    try {
      pay.get(Patience.STEP.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof Killed)) {
        throw e;
      }
    }
  }
}
