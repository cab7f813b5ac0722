package io.litmill.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;

/** A server that gives the answers it was told, in order, and keeps what it was asked. */
final class ScriptedServer implements AutoCloseable {
  /**
   * @param path path and query as they came, not decoded
   */
  record Asked(String method, String path, String body, Map<String, String> headers) {}

  private record Answer(int status, String body, Map<String, String> headers) {}

  private final HttpServer server;
  private final Queue<Answer> answers = new ArrayDeque<>();
  private final List<Asked> asked = new ArrayList<>();

  ScriptedServer() throws IOException {
    this(HttpServer.create());
  }

  /**
   * @param server not bound yet
   */
  ScriptedServer(HttpServer server) throws IOException {
    this.server = server;
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  synchronized ScriptedServer answer(int status, String body, String... headers) {
    Map<String, String> map = new TreeMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      map.put(headers[i], headers[i + 1]);
    }
    answers.add(new Answer(status, body, map));
    return this;
  }

  synchronized List<Asked> asked() {
    return List.copyOf(asked);
  }

  private void handle(HttpExchange exchange) throws IOException {
    Answer answer = next(exchange);
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private synchronized Answer next(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(
        new Asked(exchange.getRequestMethod(), exchange.getRequestURI().toString(), body, headers));
    Answer answer = answers.poll();
    return answer != null ? answer : new Answer(599, "no answer was written for this", Map.of());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
