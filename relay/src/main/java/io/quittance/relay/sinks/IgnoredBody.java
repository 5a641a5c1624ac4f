package io.quittance.relay.sinks;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The rest of an answer whose status says all. It is read so that the connection can be used again,
 * but no more of it and no longer than a bound; nothing that happens to it changes the status.
 */
final class IgnoredBody implements BodySubscriber<@Nullable Void> {

  private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
  private final AtomicLong left;
  private volatile boolean ended;

  IgnoredBody(long bytes, Duration time) {
    left = new AtomicLong(bytes);
    done.completeOnTimeout(null, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public CompletionStage<@Nullable Void> getBody() {
    return done;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    done.thenRun(
        () -> {
          if (!ended) {
            subscription.cancel();
          }
        });
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> read) {
    long bytes = read.stream().mapToLong(ByteBuffer::remaining).sum();
    if (left.addAndGet(-bytes) < 0) {
      done.complete(null);
    }
  }

  @Override
  public void onError(Throwable fault) {
    ended = true;
    done.complete(null);
  }

  @Override
  public void onComplete() {
    ended = true;
    done.complete(null);
  }
}
