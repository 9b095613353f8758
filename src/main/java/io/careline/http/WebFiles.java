package io.careline.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The pages and their parts, built beforehand and served from memory. Parts have their content's
 * hash in the name and are kept by browsers for good; pages are asked for anew each time.
 */
public final class WebFiles {
  private static final String ROOT = "/webroot/";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "json", "application/json",
          "webmanifest", "application/manifest+json");

  private final Map<String, Optional<Buffer>> files = new ConcurrentHashMap<>();

  /** Mounts a page at a path and, where it has views of its own, below it. */
  public void page(Router router, String path, String file, boolean below) {
    router.get(path).handler(context -> send(context, file, false));
    if (below) {
      router.get(path + "/*").handler(context -> send(context, file, false));
    }
  }

  /** Mounts the parts of all pages. */
  public void parts(Router router) {
    router
        .getWithRegex(
            "/(?<name>assets/[A-Za-z0-9._-]{1,120}|[a-z0-9-]{1,40}\\.(?:svg|png|ico|js|css|webmanifest))")
        .handler(
            context ->
                send(
                    context,
                    context.pathParam("name"),
                    context.pathParam("name").startsWith("assets/")));
  }

  private void send(RoutingContext context, String name, boolean forGood) {
    String accepted = context.request().getHeader("Accept-Encoding");
    Optional<Buffer> packed = unpacks(accepted) ? file(name + ".gz") : Optional.empty();
    Optional<Buffer> plain = packed.isPresent() ? packed : file(name);
    if (plain.isEmpty()) {
      context.fail(new Refusal.NotFound("page"));
      return;
    }
    String ending = name.substring(name.lastIndexOf('.') + 1);
    var response = context.response();
    packed.ifPresent(bytes -> response.putHeader("Content-Encoding", "gzip"));
    response
        .putHeader("Vary", "Accept-Encoding")
        .putHeader("Content-Type", TYPES.getOrDefault(ending, "application/octet-stream"))
        .putHeader("Cache-Control", forGood ? "public, max-age=31536000, immutable" : "no-cache")
        .end(plain.get());
  }

  /** {@code gzip;q=0} says no. */
  private static boolean unpacks(String accepted) {
    return accepted != null
        && accepted.contains("gzip")
        && !accepted.matches(".*gzip\\s*;\\s*q=0(\\.0*)?\\s*(,.*)?");
  }

  private Optional<Buffer> file(String name) {
    if (files.size() > 2_000) {
      files.clear(); // made-up names would fill it
    }
    return files.computeIfAbsent(name, WebFiles::read);
  }

  private static Optional<Buffer> read(String name) {
    try (InputStream bytes = WebFiles.class.getResourceAsStream(ROOT + name)) {
      return bytes == null ? Optional.empty() : Optional.of(Buffer.buffer(bytes.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
