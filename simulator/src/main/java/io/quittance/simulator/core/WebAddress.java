package io.quittance.simulator.core;

import java.net.URI;
import java.net.URISyntaxException;

/** What a browser or a client can be sent to. */
public final class WebAddress {

  private static final int LONGEST = 2_000;

  private WebAddress() {}

  /** Whether the text is an http or https address. */
  public static boolean isOne(String text) {
    try {
      URI uri = new URI(text);
      boolean web =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      return web && uri.getHost() != null && text.length() <= LONGEST;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
