package io.quittance.brokers;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The installed programs of RabbitMQ and Erlang.
 *
 * @param server the server's script
 * @param names Erlang's register of nodes
 */
record RabbitPrograms(Path server, Path names) {

  /** Debian's on its PATH insists on a user of its own; this is the one that it calls. */
  private static final String DEBIAN = "/usr/lib/rabbitmq";

  private static final String INSTALL =
      " RabbitMQ must be installed: apt-get install rabbitmq-server, or brew install rabbitmq.";

  static RabbitPrograms find(Environment environment) {
    List<Path> path =
        Arrays.stream(environment.text("PATH", "").split(File.pathSeparator))
            .filter(folder -> !folder.isEmpty())
            .map(Path::of)
            .toList();
    Path home = environment.path("RABBITMQ_HOME", DEBIAN).resolve("bin");
    return new RabbitPrograms(
        find("rabbitmq-server", Stream.concat(Stream.of(home), path.stream()).toList()),
        find("epmd", path));
  }

  private static Path find(String program, List<Path> folders) {
    return folders.stream()
        .map(folder -> folder.resolve(program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new StartRefused("There is no " + program + "." + INSTALL));
  }
}
