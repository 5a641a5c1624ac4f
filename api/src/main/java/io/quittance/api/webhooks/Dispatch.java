package io.quittance.api.webhooks;

import io.quittance.store.BooksUnavailable;
import io.quittance.store.DueNotice;
import io.quittance.store.InboxNotice;
import io.quittance.store.WebhookInbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what is due from the inbox, every half a second, and has it delivered: some orders at a
 * time, each order's notices one after the other. What comes in about an order meanwhile waits in
 * the inbox, where one of many stands for all that say the same.
 */
final class Dispatch {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
  private static final int BATCH = 100;
  private static final int ORDERS_AT_ONCE = 16;

  /** Longer than telling an order takes; that it is told twice is no harm. */
  private static final Duration LEASE = Duration.ofSeconds(30);

  private static final Duration IDLE = Duration.ofMillis(500);
  private static final Duration BUSY = Duration.ofMillis(200);
  private static final Duration FAREWELL = Duration.ofSeconds(8);

  private final WebhookInbox inbox;
  private final NoticeDelivery delivery;
  private final Semaphore places = new Semaphore(ORDERS_AT_ONCE);
  private final Set<String> beingTold = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private @Nullable Thread thread;
  private boolean complained;

  Dispatch(WebhookInbox inbox, NoticeDelivery delivery) {
    this.inbox = inbox;
    this.delivery = delivery;
  }

  /** Begins to deliver. */
  synchronized void start() {
    thread = Thread.ofPlatform().daemon().name("webhook-dispatch").start(this::run);
  }

  /** Takes nothing more, and waits a while for what is being told. */
  synchronized void stop() {
    if (thread != null) {
      thread.interrupt();
    }
    threads.shutdown();
    try {
      if (!threads.awaitTermination(FAREWELL.toSeconds(), TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        if (dispatch() < BATCH) {
          TimeUnit.MILLISECONDS.sleep(IDLE.toMillis());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns how much was due, at most a batch. */
  private int dispatch() throws InterruptedException {
    try {
      List<DueNotice> due = inbox.take(BATCH, LEASE);
      complained = false;
      for (Map.Entry<String, List<DueNotice>> order : byOrder(due).entrySet()) {
        dispatch(order.getKey(), order.getValue());
      }
      return due.size();
    } catch (BooksUnavailable e) {
      complain("The inbox is away: " + e.getMessage());
      return 0;
    } catch (RuntimeException e) {
      complain("The inbox is no use: " + e);
      return 0;
    }
  }

  private void complain(String why) {
    if (!complained) {
      LOG.warn(why);
      complained = true;
    }
  }

  private static Map<String, List<DueNotice>> byOrder(List<DueNotice> due) {
    Map<String, List<DueNotice>> byOrder = new TreeMap<>();
    due.stream()
        .sorted(Comparator.comparing(DueNotice::receivedAt))
        .forEach(
            notice ->
                byOrder
                    .computeIfAbsent(
                        NoticeSubject.of(notice.notice()).getFirst().orderId(),
                        order -> new ArrayList<>())
                    .add(notice));
    return byOrder;
  }

  private void dispatch(String orderId, List<DueNotice> notices) throws InterruptedException {
    if (!beingTold.add(orderId)) {
      notices.forEach(notice -> inbox.putBack(notice, BUSY));
      return;
    }
    List<DueNotice> distinct = distinct(notices);
    places.acquire();
    threads.execute(
        () -> {
          try {
            distinct.forEach(delivery::deliver);
          } finally {
            beingTold.remove(orderId);
            places.release();
          }
        });
  }

  /**
   * One for each thing that is said of each charge or refund: it is settled with all the others.
   */
  private static List<DueNotice> distinct(List<DueNotice> notices) {
    Map<String, DueNotice> distinct = new TreeMap<>();
    notices.forEach(notice -> distinct.putIfAbsent(said(notice.notice()), notice));
    return List.copyOf(distinct.values());
  }

  private static String said(InboxNotice notice) {
    return String.join("\n", notice.name(), notice.chargeName(), String.valueOf(notice.claim()));
  }
}
