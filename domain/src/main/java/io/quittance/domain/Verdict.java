package io.quittance.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command's answer and the facts it brings about, before what follows from them. */
record Verdict(Reply reply, List<Fact> facts) {

  static Verdict accept(@Nullable Reference reference, Fact... facts) {
    return new Verdict(new Reply.Accepted(reference), List.of(facts));
  }

  static Verdict unchanged() {
    return new Verdict(new Reply.Unchanged(), List.of());
  }

  static Verdict refuse(RefusalCode code) {
    return new Verdict(new Reply.Refused(code), List.of());
  }

  static Verdict refuse(RefusalCode code, String field) {
    return new Verdict(new Reply.Refused(code, field), List.of());
  }
}
