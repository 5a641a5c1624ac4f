package io.quittance.e2e.bench;

import java.util.Map;
import java.util.TreeMap;

/**
 * What has been used up since the processes began, or between two looks.
 *
 * @param cpuMillis of the processor, by process
 * @param requests that the engine's frontend got, by operation
 * @param transactions that the books' database ended, in any way
 * @param walBytes that it wrote to its log
 */
record Usage(
    Map<String, Double> cpuMillis,
    Map<String, Long> requests,
    long transactions,
    long walBytes,
    long nanos) {

  Usage since(Usage earlier) {
    Map<String, Double> cpu = new TreeMap<>();
    cpuMillis.forEach(
        (name, used) -> cpu.put(name, used - earlier.cpuMillis.getOrDefault(name, 0.0)));
    Map<String, Long> got = new TreeMap<>();
    requests.forEach((name, n) -> got.put(name, n - earlier.requests.getOrDefault(name, 0L)));
    return new Usage(
        cpu,
        got,
        transactions - earlier.transactions,
        walBytes - earlier.walBytes,
        nanos - earlier.nanos);
  }

  /** Returns this without so many times what goes on by itself. */
  Usage minus(Usage idle, double times) {
    Map<String, Long> got = new TreeMap<>();
    requests.forEach(
        (name, n) -> got.put(name, n - Math.round(times * idle.requests.getOrDefault(name, 0L))));
    return new Usage(
        cpuMillis,
        got,
        transactions - Math.round(times * idle.transactions),
        walBytes - Math.round(times * idle.walBytes),
        nanos);
  }

  Usage plus(Usage other) {
    Map<String, Double> cpu = new TreeMap<>(cpuMillis);
    other.cpuMillis.forEach((name, used) -> cpu.merge(name, used, Double::sum));
    Map<String, Long> got = new TreeMap<>(requests);
    other.requests.forEach((name, n) -> got.merge(name, n, Long::sum));
    return new Usage(
        cpu,
        got,
        transactions + other.transactions,
        walBytes + other.walBytes,
        nanos + other.nanos);
  }

  double seconds() {
    return nanos / 1e9;
  }

  /** Polls wait for work and are as many as they like; all others are made for an order. */
  long requestsMade() {
    return requests.entrySet().stream()
        .filter(request -> !request.getKey().startsWith("Poll") || isPollOfUpdate(request.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static boolean isPollOfUpdate(String operation) {
    return operation.equals("PollWorkflowExecutionUpdate");
  }
}
