package io.quittance.simulator.provider;

import io.quittance.simulator.core.Event;
import java.util.List;

/** What one step does to the books, and what it finds out. */
record Change<T>(List<Event> events, T result) {}
