package io.quittance.e2e.bench;

/** A contender at one of its flows: a row of most tables. */
record Way(Contender contender, Flow flow) {

  String name() {
    return contender.name();
  }

  String words() {
    return name() + ": " + flow.words;
  }
}
