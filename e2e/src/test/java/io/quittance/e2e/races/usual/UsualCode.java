package io.quittance.e2e.races.usual;

import io.quittance.e2e.races.usual.Transactions.Transaction;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ConcurrentModificationException;
import org.jspecify.annotations.Nullable;

/**
 * Paying and cancelling as shops usually have it, written with care: a cancel is one database
 * transaction that loads the order, asks for a refund if it is paid, sets the status to cancelled
 * and saves.
 *
 * <p>It does what competent code does. A charge's and a refund's idempotency key is derived from
 * the order, a charge's is stored before it is sent; a status is checked before it is changed; a
 * version keeps two writers from overwriting each other; a notice is taken once, together with what
 * it changes; a late answer does not undo a cancel. It verifies nothing that shops usually don't:
 * it never asks the provider what became of a charge.
 *
 * <p>Each part of it is code that was in use:
 *
 * <ul>
 *   <li>{@link #cancel} looks at the status, so a payment in flight is not seen:
 *       woocommerce-gateway-stripe#5703 and #5362 (a 3-D Secure confirmation minutes after the
 *       cancel), medusa#15623 (cancelled although the provider's part of it failed). The refund is
 *       out before the status is saved: spree#10108, spree#14561.
 *   <li>{@link #pay} takes silence for a failure: pay-connector#5911 (a refund that timed out was
 *       filed as failed though it went through), woocommerce-gateway-stripe#3725 (the customer pays
 *       again, and twice).
 *   <li>{@link #notice} leaves an order alone that is closed, and acknowledges: #5703 again, and
 *       the Stripe plugin of Vendure, which answers a late success with 200 and forgets it.
 *   <li>{@link #expireUnpaid} closes what is not paid by its status: the trap of which
 *       docs.moneyhash.io warns under expiring and closing intents.
 * </ul>
 */
public final class UsualCode {

  private static final System.Logger LOG = System.getLogger(UsualCode.class.getName());

  private final Transactions transactions;
  private final Payments payments;

  public UsualCode(ConnectionSource database, Payments payments) {
    this.transactions = new Transactions(database);
    this.payments = payments;
  }

  /** Where an order stands. */
  public enum Status {
    PENDING,
    PAYMENT_FAILED,
    PAID,
    CANCELLED,
    EXPIRED
  }

  /** A row of the orders. */
  private record Order(String id, long amount, Status status, int version) {
    static Order of(ResultSet row) throws SQLException {
      return new Order(
          row.getString("id"),
          row.getLong("amount"),
          Status.valueOf(row.getString("status")),
          row.getInt("version"));
    }
  }

  /** A payment to be sent. */
  private record Payment(String reference, long amount) {}

  /** The pay endpoint: returns whether the order is paid now. */
  public boolean pay(String orderId, String method) throws SQLException, IOException {
    Payment payment = transactions.run(tx -> newPayment(tx, load(tx, orderId)));
    if (payment == null) {
      return false;
    }
    boolean taken = charge(payment, method);
    return transactions.run(tx -> settle(tx, payment.reference(), taken)) == Status.PAID;
  }

  private boolean charge(Payment payment, String method) {
    try {
      return payments.charge(payment.reference(), payment.amount(), method);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "Payment {0} failed: {1}", payment.reference(), e);
      return false;
    }
  }

  /** The cancel endpoint: returns whether the order is cancelled now. */
  public boolean cancel(String orderId) throws SQLException, IOException {
    return transactions.run(
        tx -> {
          Order order = load(tx, orderId);
          if (order.status() == Status.EXPIRED) {
            return false;
          }
          if (order.status() == Status.PAID) {
            payments.refund(orderId + "-r1", capturedPayment(tx, orderId), order.amount());
          }
          save(tx, order, Status.CANCELLED);
          return true;
        });
  }

  /** The webhook handler; returning is the acknowledgement. */
  public void notice(String eventId, String reference, boolean taken)
      throws SQLException, IOException {
    transactions.run(
        tx -> {
          boolean isNew =
              tx.change("insert into events (id) values (?) on conflict do nothing", eventId) == 1;
          return isNew ? settle(tx, reference, taken) : null;
        });
  }

  /** The job that runs every minute. */
  public void expireUnpaid() throws SQLException, IOException {
    transactions.run(
        tx ->
            tx.change(
                "update orders set status = 'EXPIRED', version = version + 1"
                    + " where status in ('PENDING', 'PAYMENT_FAILED') and pay_by < now()"));
  }

  /** Takes down what became of a payment, and returns where its order stands then. */
  private static Status settle(Transaction tx, String reference, boolean taken)
      throws SQLException {
    tx.change(
        "update payments set status = ? where reference = ? and status <> 'CAPTURED'",
        taken ? "CAPTURED" : "FAILED",
        reference);
    Order order =
        tx.read(
                "select o.* from orders o join payments p on p.order_id = o.id"
                    + " where p.reference = ?",
                Order::of,
                reference)
            .getFirst();
    return switch (order.status()) {
      case PENDING, PAYMENT_FAILED -> save(tx, order, taken ? Status.PAID : Status.PAYMENT_FAILED);
      case PAID, CANCELLED, EXPIRED -> {
        LOG.log(Level.DEBUG, "{0}: order is {1}", reference, order.status());
        yield order.status();
      }
    };
  }

  private static Order load(Transaction tx, String orderId) throws SQLException {
    return tx.read("select * from orders where id = ?", Order::of, orderId).getFirst();
  }

  private static Status save(Transaction tx, Order order, Status status) throws SQLException {
    int saved =
        tx.change(
            "update orders set status = ?, version = version + 1 where id = ? and version = ?",
            status.name(),
            order.id(),
            order.version());
    if (saved == 0) {
      throw new ConcurrentModificationException("order " + order.id());
    }
    return status;
  }

  /** Returns null if the order is not to be paid. */
  private static @Nullable Payment newPayment(Transaction tx, Order order) throws SQLException {
    if (order.status() != Status.PENDING && order.status() != Status.PAYMENT_FAILED) {
      return null;
    }
    String count = "select count(*) from payments where order_id = ?";
    int earlier = tx.read(count, row -> row.getInt(1), order.id()).getFirst();
    String reference = order.id() + "-p" + (earlier + 1);
    tx.change("insert into payments (reference, order_id) values (?, ?)", reference, order.id());
    return new Payment(reference, order.amount());
  }

  private static String capturedPayment(Transaction tx, String orderId) throws SQLException {
    return tx.read(
            "select reference from payments where order_id = ? and status = 'CAPTURED'",
            row -> row.getString(1),
            orderId)
        .getFirst();
  }
}
