package io.quittance.e2e.chaos;

import java.time.Duration;

/**
 * One fault as it is planned.
 *
 * @param victim the name of the process
 * @param pause how long all is well before
 * @param down how long the process is away, or stands still
 */
record Fault(int number, String victim, Way way, Aim aim, Duration pause, Duration down) {}
