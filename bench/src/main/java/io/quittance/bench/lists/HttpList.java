package io.quittance.bench.lists;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * The list as a shop gets it: one client that asks one page after the other, over one connection.
 */
final class HttpList {

  private static final int OK = 200;
  private static final int PATIENCE_MS = 30_000;

  private final String api;

  /** Takes the api's address, without a slash at its end. */
  HttpList(String api) {
    this.api = api;
  }

  /**
   * Returns the body of a page, read to its last byte.
   *
   * @throws IOException if the answer is not a page
   */
  byte[] get(String path) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(api + path).toURL().openConnection();
    connection.setConnectTimeout(PATIENCE_MS);
    connection.setReadTimeout(PATIENCE_MS);
    if (connection.getResponseCode() != OK) {
      throw new IOException(api + path + " answers " + connection.getResponseCode());
    }
    // Read to the end and closed, a connection is used again for the next request.
    try (InputStream body = connection.getInputStream()) {
      return body.readAllBytes();
    }
  }
}
