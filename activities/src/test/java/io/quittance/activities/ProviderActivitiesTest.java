package io.quittance.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.domain.Money;
import io.quittance.domain.OrderId;
import io.quittance.domain.Outcome;
import io.quittance.domain.ProviderTraits;
import io.quittance.domain.Reference;
import io.quittance.domain.StatementAnswer;
import io.quittance.domain.Step;
import io.quittance.providers.PaymentProvider;
import io.quittance.providers.Providers;
import io.quittance.providers.StatementPage;
import io.quittance.providers.WebhookAnswer;
import io.quittance.providers.WebhookReceipt;
import io.quittance.providers.WebhookRequest;
import io.quittance.workflows.contract.PaymentActivities;
import io.quittance.workflows.contract.ProviderAnswer;
import io.quittance.workflows.contract.ProviderCall;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which outcomes are values for the machine, and which ask Temporal for the same call again. */
class ProviderActivitiesTest {

  private static final OrderId ORDER = new OrderId("A-1");
  private static final Reference.ToPayment P1 = new Reference.ToPayment(ORDER, 1);
  private static final Reference.ToRefund R1 = new Reference.ToRefund(ORDER, 1);
  private static final Money EUR = Money.of(4210, "EUR");
  private static final Step.Charge CHARGE =
      new Step.Charge(P1, "fake", "tok_ok", EUR, true, "https://shop.example/back");
  private static final Step.Capture CAPTURE = new Step.Capture(P1, "fake", EUR);
  private static final Step.Close CLOSE = new Step.Close(P1, "fake");
  private static final Step.Refund REFUND = new Step.Refund(R1, P1, "fake", EUR);
  private static final Step.LookUp LOOK_UP = new Step.LookUp(R1, "fake");

  @Test
  void every_step_reaches_the_provider_as_the_machine_meant_it() {
    FakeProvider provider = new FakeProvider(new Outcome.Closed(P1));
    PaymentActivities activities = activities(provider);
    activities.charge(ProviderCall.of(CHARGE));
    activities.capture(ProviderCall.of(CAPTURE));
    activities.close(ProviderCall.of(CLOSE));
    activities.refund(ProviderCall.of(REFUND));
    activities.lookUp(ProviderCall.of(LOOK_UP));
    assertThat(provider.steps).containsExactly(CHARGE, CAPTURE, CLOSE, REFUND, LOOK_UP);
  }

  @Test
  void a_charge_and_a_capture_are_never_asked_for_again() {
    Outcome notSent = new Outcome.NotSent(P1, Duration.ofSeconds(7));
    assertThat(activities(notSent).charge(ProviderCall.of(CHARGE)).toOutcome()).isEqualTo(notSent);
    assertThat(activities(notSent).capture(ProviderCall.of(CAPTURE)).toOutcome())
        .isEqualTo(notSent);
    Outcome unknown = new Outcome.Unknown(P1);
    assertThat(activities(unknown).charge(ProviderCall.of(CHARGE)).outcome())
        .isEqualTo(ProviderAnswer.Kind.UNKNOWN);
  }

  @Test
  void a_refund_that_was_certainly_not_sent_is_asked_for_again_when_the_provider_says() {
    Outcome notSent = new Outcome.NotSent(R1, Duration.ofSeconds(7));
    assertThatThrownBy(() -> activities(notSent).refund(ProviderCall.of(REFUND)))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo(PaymentActivities.NOT_SENT);
              assertThat(failure.isNonRetryable()).isFalse();
              assertThat(failure.getNextRetryDelay()).isEqualTo(Duration.ofSeconds(7));
              assertThat(failure.getCategory()).isEqualTo(ApplicationErrorCategory.BENIGN);
            });
  }

  @Test
  void a_long_pause_is_left_to_the_machine_so_that_the_order_can_do_something_else() {
    Outcome tomorrow = new Outcome.NotSent(R1, Duration.ofHours(24));
    assertThat(activities(tomorrow).refund(ProviderCall.of(REFUND)).toOutcome())
        .isEqualTo(tomorrow);
  }

  @Test
  void a_refund_without_answer_is_a_value_because_only_a_look_up_may_follow() {
    Outcome unknown = new Outcome.Unknown(R1);
    assertThat(activities(unknown).refund(ProviderCall.of(REFUND)).toOutcome()).isEqualTo(unknown);
  }

  @Test
  void a_question_or_a_close_without_answer_is_asked_again() {
    assertThatThrownBy(() -> activities(new Outcome.Unknown(R1)).lookUp(ProviderCall.of(LOOK_UP)))
        .hasFieldOrPropertyWithValue("type", PaymentActivities.NO_ANSWER);
    assertThatThrownBy(() -> activities(new Outcome.Unknown(P1)).close(ProviderCall.of(CLOSE)))
        .hasFieldOrPropertyWithValue("type", PaymentActivities.NO_ANSWER);
    assertThatThrownBy(
            () -> activities(new Outcome.NotSent(P1, null)).close(ProviderCall.of(CLOSE)))
        .hasFieldOrPropertyWithValue("type", PaymentActivities.NOT_SENT);
  }

  @Test
  void a_worker_without_the_provider_says_which_one_is_missing() {
    ProviderCall call = ProviderCall.of(new Step.Close(P1, "stripe"));
    assertThatThrownBy(() -> activities(new Outcome.Closed(P1)).close(call))
        .hasMessageContaining("stripe");
  }

  private static PaymentActivities activities(Outcome outcome) {
    return activities(new FakeProvider(outcome));
  }

  private static PaymentActivities activities(FakeProvider provider) {
    return new ProviderActivities(new Providers(List.of(provider)));
  }

  /** A provider that notes what it is asked and always answers the same. */
  private static final class FakeProvider implements PaymentProvider {
    private final List<Step> steps = new ArrayList<>();
    private final Outcome outcome;

    FakeProvider(Outcome outcome) {
      this.outcome = outcome;
    }

    @Override
    public String name() {
      return "fake";
    }

    @Override
    public ProviderTraits traits() {
      throw new AssertionError("an activity decides nothing by traits");
    }

    @Override
    public boolean accepts(String method) {
      return true;
    }

    private Outcome answer(Step step) {
      steps.add(step);
      return outcome;
    }

    @Override
    public Outcome charge(Step.Charge step) {
      return answer(step);
    }

    @Override
    public Outcome capture(Step.Capture step) {
      return answer(step);
    }

    @Override
    public Outcome close(Step.Close step) {
      return answer(step);
    }

    @Override
    public Outcome refund(Step.Refund step) {
      return answer(step);
    }

    @Override
    public Outcome lookUp(Step.LookUp step) {
      return answer(step);
    }

    @Override
    public StatementAnswer statement(String reference) {
      throw new AssertionError("a step asks for no statement");
    }

    @Override
    public StatementPage statements(@Nullable String position, int limit) {
      throw new AssertionError("a step asks for no statement");
    }

    @Override
    public WebhookAnswer webhook(WebhookRequest request, Instant now) {
      throw new AssertionError("a step takes no webhook");
    }

    @Override
    public WebhookReceipt webhookReceipt() {
      throw new AssertionError("a step takes no webhook");
    }
  }
}
