package io.quittance.bench;

import java.util.Arrays;
import java.util.List;

/** The process behind {@code ./quittance generate} and {@code ./quittance list-bench}. */
public final class Bench {

  private static final int WRONG_USAGE = 2;

  private Bench() {}

  /** Runs the command that the first argument names. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  private static int run(String[] arguments) {
    try {
      String command = arguments.length == 0 ? "" : arguments[0];
      List<String> rest =
          Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
      return switch (command) {
        case "generate" -> GenerateCommand.run(Options.of(rest, GenerateCommand.OPTIONS));
        case "lists" -> ListCommand.run(Options.of(rest, ListCommand.OPTIONS));
        default -> throw new IllegalArgumentException("Which command: generate or lists?");
      };
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return WRONG_USAGE;
    }
  }
}
