import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A program that prints as many free loopback ports as its argument says. */
class FreePorts {
  public static void main(String[] args) throws IOException {
    var sockets = new ServerSocket[Integer.parseInt(args[0])];
    // All are held until the last is bound, so that no port is named twice.
    for (int i = 0; i < sockets.length; i++) {
      sockets[i] = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
    for (ServerSocket socket : sockets) {
      System.out.println(socket.getLocalPort());
      socket.close();
    }
  }
}
