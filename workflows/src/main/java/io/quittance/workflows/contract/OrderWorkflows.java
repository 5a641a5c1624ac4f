package io.quittance.workflows.contract;

import io.quittance.domain.CommandId;
import io.temporal.common.SearchAttributeKey;
import java.util.List;

/** What the workflow of an order is called, where it runs, and by what it can be found. */
public final class OrderWorkflows {

  /** The queue that workers of orders poll. */
  public static final String TASK_QUEUE = "quittance-orders";

  /** The workflow's type. */
  public static final String TYPE = "Order";

  /** The memo entry that holds the fingerprint of the placing. */
  public static final String PLACING = "placing";

  /** The order's status, as of when it was last paid, fulfilled, reviewed or ended. */
  public static final SearchAttributeKey<String> ORDER_STATUS =
      SearchAttributeKey.forKeyword("OrderStatus");

  /** The shop's name for the customer. */
  public static final SearchAttributeKey<String> CUSTOMER_ID =
      SearchAttributeKey.forKeyword("CustomerId");

  /** The money held, in minor units. */
  public static final SearchAttributeKey<Long> HELD_MINOR = SearchAttributeKey.forLong("HeldMinor");

  /** Whether a person must decide. */
  public static final SearchAttributeKey<Boolean> NEEDS_REVIEW =
      SearchAttributeKey.forBoolean("NeedsReview");

  /** All of ours: what a cluster must know before the first order is placed. */
  public static final List<SearchAttributeKey<?>> SEARCH_ATTRIBUTES =
      List.of(ORDER_STATUS, CUSTOMER_ID, HELD_MINOR, NEEDS_REVIEW);

  private OrderWorkflows() {}

  /** Returns the id of an order's workflow: at most one runs under it, which is the only writer. */
  public static String workflowId(String orderId) {
    return "order/" + orderId;
  }

  /**
   * Returns the command id of a provider's notice: one event is one command, however often it is
   * delivered. An id that a provider makes too long or of other characters is replaced by its hash.
   */
  public static String noticeId(String provider, String eventId) {
    String id = "notice:" + provider + ":" + eventId;
    return CommandId.isValid(id) ? id : "notice:" + provider + ":#" + Fingerprint.of(eventId);
  }

  /**
   * Returns the id of a command's update. A notice is told by its event alone. The server takes
   * updates of one id for the same one and is blind to what they say, so the id says it too.
   */
  public static String updateId(CommandRequest request) {
    if (request.eventId() != null && request.commandId() != null) {
      return request.commandId();
    }
    return request.command()
        + ":"
        + request.commandId()
        + ":"
        + request.fingerprint(request.kind());
  }
}
