package io.quittance.e2e.races;

/** What the race table says besides its cells. */
final class RaceTableWords {

  static final String BEGINNING =
      """
      # The race table

      One order, one payment, and all that can happen around it, in every order. `./quittance races` plays it and writes this page; it takes ten to fifteen minutes.
      `./quittance races --only "cancel ok timeout"` plays those that have these words in a row, and prints them only. `./quittance test` plays a random sample of each outcome.

      Each ordering is played twice: on an order of Quittance (all of its processes, a real Temporal server, a real Postgres) and on an order of
      [the code that shops usually have](../e2e/src/test/java/io/quittance/e2e/races/usual/UsualCode.java), written with care, on the same Postgres. Both pay through the
      payment provider simulator, a process of its own, and its books judge both. The network in between is in the hands of the race, so that everything happens at its moment.

      """;

  static final String COUNTS =
      """

      ## Wrong cells

      | outcome of the charge   | orderings | usual code | Quittance |
      |---|--:|--:|--:|
      """;

  static final String FAULTS =
      """

      | what is wrong | usual code | Quittance |
      |---|--:|--:|
      """;

  static final String EXPLANATION =
      """

      ## How to read it
      A cell is where the order stands when nothing moves any more, and the money that the provider holds for it then, out of 42.10 EUR. It is wrong (✗) if the two don't fit:

      - closed (`CANCELLED`, `EXPIRED`, `REFUNDED`) and money is held; paid and it is not there; not paid and it was taken; paid twice; more refunded than paid;
      - a cancel that was accepted and forgotten; money sent back although nobody cancelled; an order that never comes to rest;
      - of Quittance, too, if its own books say anything else than the provider's.

      | word | what happens |
      |---|---|
      | `pay` | the customer pays: the charge is sent |
      | `ok`, `declined` | the provider executes it |
      | `answer` | its answer reaches whoever sent the charge |
      | `timeout` | whoever sent the charge gives up; if `ok` comes later, the charge was still on its way. Whatever comes between gives Quittance the time to ask, to be told that there is no such charge, and to close its reference: the charge is refused when it arrives. Without that it is executed |
      | `notice`, `again` | the provider's webhook about it, and the same once more. What the simulator sent and signed is kept on the way until then; Quittance gets it at `POST /v1/webhooks/simulator`, and the race goes on when the order was told |
      | `cancel` | the customer cancels |
      | `expiry` | the time to pay is over |
      | `crash` | the process that handles the order is killed, and started again: the worker with `kill -9`, the usual code's thread and connection between two of its lines. After `pay` and `ok` the charge was under way; after `cancel`, `notice` and `expiry` the provider had executed what they led to, and nobody had saved it; after `answer` and `timeout` that was saved |

      Nobody asks twice, and nobody looks into the provider's dashboard. The job that closes unpaid orders runs again after it was killed.

      ## What is left out
      - Before `pay`, cancel and expiry leave nothing that could race: six rows stand for all.
      - The dead hear neither answer nor timeout. With a crash before those, an unknown and a delayed charge are the same as one that goes well, and are listed there.
      - With a crash, one thing more at a time: cancel or expiry. A notice that died with its process was not acknowledged by the usual code, so it always comes again; otherwise no notice is repeated beside a crash.
      - A notice before the charge was executed; notices of refunds and of closed charges, which are lost here; a second payment, cancel or crash; Quittance's own questions to the provider, which pass at once (the usual
        code asks none); refunds that fail. The simulation of the machine plays those.
      """;

  static final String SHORTEST =
      """

      ## The shortest that go wrong

      """;

  static final String CELLS =
      """
      | ordering | usual code | Quittance |
      |---|---|---|
      """;

  static final String GROUP =
      """

      ## All: %s

      <details><summary>%d orderings; wrong: usual code %d, Quittance %d</summary>

      """;

  static final String GROUP_END =
      """

      </details>
      """;

  private RaceTableWords() {}
}
