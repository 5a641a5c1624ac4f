package io.quittance.workflows.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.domain.Fact;
import io.quittance.domain.OrderMachine;
import io.quittance.domain.Outcome;
import io.quittance.domain.Reply;
import io.quittance.domain.Step;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bytes of every wire record, as they stand in histories that must stay readable. */
class WireJsonTest {

  private static final DataConverter CONVERTER = OrderDataConverter.create();

  @Test
  void every_wire_record_is_written_as_the_golden_file_says_and_read_back_as_it_was() {
    Golden.check("wire.jsonl", records().map(WireJsonTest::roundTrip));
  }

  @Test
  void every_outcome_survives_the_wire() {
    assertThat(Samples.outcomes().map(Object::getClass))
        .containsExactlyInAnyOrder(Outcome.class.getPermittedSubclasses());
    Samples.outcomes()
        .forEach(outcome -> assertThat(ProviderAnswer.of(outcome).toOutcome()).isEqualTo(outcome));
  }

  @Test
  void fields_from_the_future_are_ignored_and_missing_ones_are_null() {
    CommandRequest read =
        OrderDataConverter.mapper()
            .readValue("{\"reason\":\"r\",\"inventedLater\":{\"a\":[1]}}", CommandRequest.class);
    assertThat(read.reason()).isEqualTo("r");
    assertThat(read.command()).isNull();
    assertThat(read.amount()).isNull();
  }

  @Test
  void a_fingerprint_tells_payloads_apart_and_nothing_else() {
    CommandRequest pay = CommandRequest.pay("k1", "simulator", "tok_ok", null);
    assertThat(CommandRequest.pay("k2", "simulator", "tok_ok", null).fingerprint(pay.kind()))
        .isEqualTo(pay.fingerprint(pay.kind()));
    assertThat(CommandRequest.pay("k1", "simulator", "tok_slow", null).fingerprint(pay.kind()))
        .isNotEqualTo(pay.fingerprint(pay.kind()));
    assertThat(Fingerprint.of("ab", "c")).isNotEqualTo(Fingerprint.of("a", "bc"));
    assertThat(Fingerprint.of("", "c")).isNotEqualTo(Fingerprint.of(null, "c"));
  }

  private static Stream<Object> records() {
    Fact.OrderPlaced placed = new Fact.OrderPlaced(Samples.terms(), Samples.T);
    OrderView view = OrderView.of(OrderMachine.place(placed), Samples.T);
    CommandRequest pay = CommandRequest.pay("k-1", "simulator", "tok_ok", null);
    Step.Charge charge =
        new Step.Charge(Samples.P1, "simulator", "tok_ok", Samples.EUR, true, null);
    return Stream.concat(
        Stream.of(
            Samples.start(),
            pay,
            CommandRequest.cancel("k-2", "customer", "changed my mind"),
            CommandRequest.fulfil("k-3"),
            CommandReply.of(pay.kind(), "f00d", new Reply.Accepted(Samples.P1), view, true),
            view,
            OrderResult.of(OrderMachine.place(placed)),
            Samples.start().fromJournal(),
            Samples.start().from(new OrderState("{}", 7)),
            Samples.start().from(new FoundMoney("simulator", "theirs-7", "ch_1")),
            CommandRequest.refund("k-4", "shop", new Amount(1000, "EUR"), "broken", 9),
            CommandRequest.finding("k-5", "simulator", "A-1-p1", "it differs"),
            append(placed, view),
            new Appended(
                Appended.Result.CONFLICT, 2, "it differs", List.of("clash"), List.of("{}"), true),
            ProviderCall.of(charge),
            ProviderCall.of(new Step.Refund(Samples.R1, Samples.P1, "simulator", Samples.EUR))),
        Samples.outcomes().map(ProviderAnswer::of));
  }

  private static FactsToAppend append(Fact.OrderPlaced placed, OrderView view) {
    return new FactsToAppend(
        "A-1",
        1,
        "run-1",
        Samples.start(),
        List.of(
            new FactsToAppend.Entry(
                "OrderPlaced",
                FactJson.write(placed),
                Samples.T,
                3,
                "AWAITING_PAYMENT",
                1,
                true,
                FactsToAppend.Told.of(placed, OrderMachine.place(placed)),
                List.of(new FactsToAppend.Line("merchant/revenue", "EUR", -4210)),
                List.of(new FactsToAppend.Name("simulator", "ch_1", "A-1-p1")))),
        view);
  }

  private static String roundTrip(Object written) {
    Payload payload = CONVERTER.toPayload(written).orElseThrow();
    Object read = CONVERTER.fromPayload(payload, written.getClass(), written.getClass());
    assertThat(read).isEqualTo(written);
    assertThat(Optional.of(payload.getMetadataOrThrow("encoding").toStringUtf8()))
        .contains("json/plain");
    return written.getClass().getSimpleName() + " " + payload.getData().toStringUtf8();
  }
}
