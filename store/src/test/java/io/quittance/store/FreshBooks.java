package io.quittance.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Books with nothing in them, in a database of their own on the one server that all tests share.
 *
 * @param store the books
 * @param settings how to reach them
 * @param sql a way into their database that goes round the store
 */
record FreshBooks(Store store, DatabaseSettings settings, JdbcClient sql) implements AutoCloseable {

  private static final AtomicInteger OPENED = new AtomicInteger();

  static FreshBooks open() {
    String name = "books" + OPENED.incrementAndGet();
    DatabaseSettings settings = Shared.SERVER.database(name);
    Store store = Store.open(settings);
    store.migrate();
    return new FreshBooks(store, settings, Shared.SERVER.superuser(name));
  }

  static PostgresServer server() {
    return Shared.SERVER;
  }

  @Override
  public void close() {
    store.close();
  }

  private static final class Shared {

    static final PostgresServer SERVER = start();

    static PostgresServer start() {
      try {
        Path data = Files.createTempDirectory("quittance-store");
        PostgresServer server = PostgresServer.start(data);
        Runtime.getRuntime()
            .addShutdownHook(
                new Thread(
                    () -> {
                      server.close();
                      remove(data);
                    }));
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    static void remove(Path folder) {
      try {
        Files.walkFileTree(folder, new Removal());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException fault)
        throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
