package io.quittance.workflows.contract;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One order: a durable process that is the order's only writer.
 *
 * <p>A command comes as the update when its caller wants the answer, and as a signal when nobody
 * waits or no worker runs: a signal is durable at once. Both may arrive; the command id makes that
 * one command.
 *
 * <p>A signal takes any JSON and reads from it the fields of {@link CommandRequest} that it can:
 * the SDK drops a signal that it can't read, and a person's cancel must not be dropped for a typing
 * error.
 */
@WorkflowInterface
public interface OrderWorkflow {

  /**
   * The type of the failure by which a notice is turned away that tells nothing new. Its message
   * begins with it too: the SDK up to 1.38 loses the type on the way (sdk-java#2875).
   */
  String NOTICE_KNOWN = "NoticeKnown";

  /**
   * The type of the failure by which a notice is turned away because the order is in the middle of
   * asking the same thing: it is to be given again a moment later. Its message begins with it too.
   */
  String NOTICE_TOO_EARLY = "NoticeTooEarly";

  /** Runs the order from its placing until its money is accounted for. */
  @WorkflowMethod(name = "Order")
  OrderResult run(StartOrder start);

  /**
   * Gives a command and returns as soon as its answer is known: a refusal at once, otherwise the
   * first outcome of the call it caused. It never waits for money to settle.
   */
  @UpdateMethod
  CommandReply execute(CommandRequest request);

  /**
   * Rejects what is no command at all, and a provider's notice that moves nothing; such an update
   * leaves no trace.
   */
  @UpdateValidatorMethod(updateName = "execute")
  void validate(CommandRequest request);

  /** Asks for a payment. */
  @SignalMethod
  void pay(@Nullable JsonNode request);

  /** Asks for the cancel. Needs no field at all. */
  @SignalMethod
  void cancel(@Nullable JsonNode request);

  /** Asks to let the goods go. */
  @SignalMethod
  void fulfil(@Nullable JsonNode request);

  /** Asks for money back. */
  @SignalMethod
  void refund(@Nullable JsonNode request);

  /** Tells that a provider has news: a reason to look. */
  @SignalMethod
  void notice(@Nullable JsonNode request);

  /** Decides a review. */
  @SignalMethod
  void resolve(@Nullable JsonNode request);

  /** Returns the order as shops and shoppers see it. */
  @QueryMethod
  OrderView view();

  /** Returns what a command was answered; null if the order has never seen it. */
  @QueryMethod
  @Nullable CommandReply reply(String commandId);

  /** Returns all that happened since the run began, each fact as JSON by {@link FactJson}. */
  @QueryMethod
  List<String> facts();

  /**
   * Returns the order itself, as JSON by {@link FactJson}: from it can be played what would come of
   * something.
   */
  @QueryMethod
  String state();
}
