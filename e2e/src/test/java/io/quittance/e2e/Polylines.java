package io.quittance.e2e;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A picture made short: its curves are one element each, not one for each stretch between two
 * points, and its numbers have two decimals.
 */
final class Polylines {

  private static final Pattern LINE =
      Pattern.compile(
          "<line style=\"([^\"]*)\" x1=\"([^\"]*)\" x2=\"([^\"]*)\" y1=\"([^\"]*)\""
              + " y2=\"([^\"]*)\"/>\\s*");

  /** No eye sees more decimals than two. */
  private static final Pattern TOO_EXACT = Pattern.compile("(\\.\\d\\d)\\d+");

  private final StringBuilder svg = new StringBuilder();
  private String style = "";
  private String end = "";

  private Polylines() {}

  /** Returns the same picture, a fifth as long. */
  static String in(String svg) {
    return new Polylines().rewrite(svg);
  }

  private String rewrite(String text) {
    Matcher line = LINE.matcher(text);
    int done = 0;
    while (line.find()) {
      if (line.start() > done) {
        close();
        svg.append(text, done, line.start());
      }
      stretch(
          line.group(1), point(line.group(2), line.group(4)), point(line.group(3), line.group(5)));
      done = line.end();
    }
    close();
    svg.append(text.substring(done));
    return TOO_EXACT.matcher(svg).replaceAll("$1");
  }

  private void stretch(String itsStyle, String from, String to) {
    if (!itsStyle.equals(style) || !from.equals(end)) {
      close();
      svg.append("<polyline style=\"").append(itsStyle).append("\" points=\"").append(from);
      style = itsStyle;
    }
    svg.append(' ').append(to);
    end = to;
  }

  private void close() {
    if (!style.isEmpty()) {
      svg.append("\"/>\n");
      style = "";
    }
  }

  private static String point(String x, String y) {
    return String.format(Locale.ROOT, "%.1f,%.1f", Double.parseDouble(x), Double.parseDouble(y));
  }
}
