package io.quittance.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A part of a page that a command writes, between two comments; the rest of the page is others'.
 *
 * @param command that writes it
 */
public record PageSection(Path page, String command) {

  /** Writes it, in the place of an earlier one, or at the end. */
  public void write(String text) {
    try {
      String before = Files.exists(page) ? Files.readString(page) : "";
      Files.writeString(page, replaced(before, text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String replaced(String before, String text) {
    String begin = "<!-- begin: written by " + command + " -->";
    String end = "<!-- end: written by " + command + " -->";
    String section = String.join("\n", begin, text, end);
    int from = before.indexOf(begin);
    int to = before.indexOf(end);
    return from < 0 || to < from
        ? before.stripTrailing() + "\n\n" + section + "\n"
        : before.substring(0, from) + section + before.substring(to + end.length());
  }
}
