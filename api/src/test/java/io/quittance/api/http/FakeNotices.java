package io.quittance.api.http;

import io.quittance.api.orders.NoticeHearing;
import io.quittance.api.orders.Notices;
import io.quittance.workflows.contract.CommandRequest;
import io.quittance.workflows.contract.StartOrder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Orders that remember what they were told and hear it as they are told to. */
final class FakeNotices implements Notices {

  /** One call; a start if the order was begun again. */
  record Told(String orderId, CommandRequest notice, boolean reopened) {}

  private final List<Told> told = new CopyOnWriteArrayList<>();
  private final AtomicInteger askedIfRunning = new AtomicInteger();
  private volatile Supplier<NoticeHearing> hearing = () -> NoticeHearing.KNOWN;

  void forget() {
    told.clear();
    askedIfRunning.set(0);
    hearing = () -> NoticeHearing.KNOWN;
  }

  List<Told> told() {
    return List.copyOf(told);
  }

  int askedIfRunning() {
    return askedIfRunning.get();
  }

  void hearing(Supplier<NoticeHearing> with) {
    hearing = with;
  }

  @Override
  public boolean isRunning(String orderId) {
    askedIfRunning.incrementAndGet();
    return hearing.get() != NoticeHearing.GONE;
  }

  @Override
  public NoticeHearing tell(String orderId, CommandRequest notice) {
    told.add(new Told(orderId, notice, false));
    return hearing.get();
  }

  @Override
  public void reopen(StartOrder start, CommandRequest notice) {
    told.add(new Told(start.orderId(), notice, true));
  }
}
