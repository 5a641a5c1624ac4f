package io.quittance.relay;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A connection's way to a server, on which answers can be lost and which can be cut. */
final class Wire implements AutoCloseable {

  private final ServerSocket front;
  private final int port;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile boolean losing;

  Wire(int port) {
    this.port = port;
    try {
      front = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return front.getLocalPort();
  }

  /** What the server says from now on does not arrive. */
  void loseAnswers() {
    losing = true;
  }

  /** Cuts what is connected; what connects from now on works. */
  void cut() {
    losing = false;
    for (Socket socket : sockets) {
      closed(socket);
    }
    sockets.clear();
  }

  private void accept() {
    while (!front.isClosed()) {
      try {
        Socket near = front.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), port);
        sockets.addAll(List.of(near, far));
        Thread.ofVirtual().start(() -> pump(near, far, false));
        Thread.ofVirtual().start(() -> pump(far, near, true));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void pump(Socket from, Socket to, boolean answers) {
    byte[] buffer = new byte[8_192];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (!(answers && losing)) {
          out.write(buffer, 0, read);
        }
      }
    } catch (IOException e) {
      // Cut, by one side or by the test.
    } finally {
      closed(from);
      closed(to);
    }
  }

  private static void closed(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    front.close();
    cut();
  }
}
