package io.litmill.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds ports on the loopback address. They are below those that the system gives to outgoing
 * connections (32768 and up on Linux), one of which could take a port between its choice and its
 * use.
 */
final class FreePort {
  private static final int LOWEST = 16_384;
  private static final int BEYOND = 32_768;
  private static final int TRIES = 200;

  private FreePort() {}

  /**
   * The port, if it is free.
   *
   * @param port 0: any
   * @throws IOException if it is taken
   */
  static int of(int port) throws IOException {
    if (port != 0) {
      if (!isFree(port)) {
        throw new IOException("port %d on 127.0.0.1 is in use; choose another".formatted(port));
      }
      return port;
    }
    for (int i = 0; i < TRIES; i++) {
      int candidate = ThreadLocalRandom.current().nextInt(LOWEST, BEYOND);
      if (isFree(candidate)) {
        return candidate;
      }
    }
    throw new IOException("no free port on 127.0.0.1 in " + TRIES + " tries");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
