package io.quittance.e2e.races;

import io.quittance.e2e.Stack;

/** What the races of Quittance are played on. */
record Stage(Stack stack, Network network, ProviderNews news, Places places, Rows rows) {}
