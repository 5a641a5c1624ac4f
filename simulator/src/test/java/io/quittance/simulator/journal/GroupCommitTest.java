package io.quittance.simulator.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GroupCommitTest {

  private final BlockingQueue<String> begun = new LinkedBlockingQueue<>();
  private final Semaphore turns = new Semaphore(0);

  @Test
  void nobody_is_told_before_the_disk_is_and_what_waits_meanwhile_is_written_together()
      throws Exception {
    try (GroupCommit commits = new GroupCommit(this::slowly, _ -> {})) {
      CompletableFuture<@Nullable Void> first = submit(commits, "a");
      assertThat(begun.poll(10, TimeUnit.SECONDS)).isEqualTo("a");
      CompletableFuture<@Nullable Void> second = submit(commits, "b");
      CompletableFuture<@Nullable Void> third = submit(commits, "c");
      assertThat(List.of(first, second, third)).noneMatch(CompletableFuture::isDone);

      turns.release();
      first.get(10, TimeUnit.SECONDS);
      assertThat(begun.poll(10, TimeUnit.SECONDS)).isEqualTo("bc");
      assertThat(List.of(second, third)).noneMatch(CompletableFuture::isDone);

      turns.release();
      second.get(10, TimeUnit.SECONDS);
      third.get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void when_the_disk_fails_it_is_reported_and_nobody_is_told_any_more() throws Exception {
    CompletableFuture<IOException> failure = new CompletableFuture<>();
    GroupCommit.Disk full =
        _ -> {
          throw new IOException("no space left");
        };
    try (GroupCommit commits = new GroupCommit(full, failure::complete)) {
      CompletableFuture<@Nullable Void> written = submit(commits, "a");

      assertThat(failure.get(10, TimeUnit.SECONDS)).hasMessage("no space left");
      assertThat(written).isNotDone();
    }
  }

  private void slowly(ByteBuffer buffer) {
    begun.add(StandardCharsets.UTF_8.decode(buffer).toString());
    turns.acquireUninterruptibly();
  }

  private static CompletableFuture<@Nullable Void> submit(GroupCommit commits, String text) {
    return commits.submit(text.getBytes(StandardCharsets.UTF_8));
  }
}
