package io.quittance.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** So many people who do the same with many orders, each with one at a time. */
public record People(int atOnce) {

  /** What one of them does with one order. */
  public interface Job<O, T> {
    T of(O order) throws Exception;
  }

  /** Has it done with every order, and returns what came of it, in their order. */
  public <O, T> List<T> each(List<O> orders, Job<O, T> job) throws Exception {
    try (ExecutorService people = Executors.newFixedThreadPool(atOnce)) {
      List<Callable<T>> jobs = new ArrayList<>();
      orders.forEach(order -> jobs.add(() -> job.of(order)));
      List<T> results = new ArrayList<>();
      for (Future<T> result : people.invokeAll(jobs)) {
        results.add(result.get());
      }
      return results;
    }
  }
}
