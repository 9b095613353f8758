package io.careline.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The migrations that are in the jar, and what tells them from those of any other version. */
final class MigrationFiles {
  private static final String FOLDER = "db/migration/";

  private MigrationFiles() {}

  /** One line that changes with the name or the text of any migration. */
  static String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String name : names()) {
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes(name));
      }
      return "careline migrations " + HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = MigrationFiles.class.getResourceAsStream("/" + FOLDER + name)) {
      return in.readAllBytes();
    }
  }

  private static List<String> names() throws IOException {
    URL folder = MigrationFiles.class.getResource("/" + FOLDER);
    try (Stream<String> all =
        folder.openConnection() instanceof JarURLConnection jar
            ? inJar(jar)
            : Files.list(Path.of(URI.create(folder.toString())))
                .map(file -> file.getFileName().toString())) {
      return all.filter(name -> name.endsWith(".sql")).sorted().toList();
    }
  }

  /** The jar is open already, as the one that our classes are in; it is not to be closed. */
  private static Stream<String> inJar(JarURLConnection jar) throws IOException {
    return jar.getJarFile().stream()
        .map(entry -> entry.getName())
        .filter(name -> name.startsWith(FOLDER))
        .map(name -> name.substring(FOLDER.length()));
  }
}
