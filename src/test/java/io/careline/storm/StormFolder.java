package io.careline.storm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders below {@code target} in which Careline may be mistreated. */
final class StormFolder {
  private StormFolder() {}

  /**
   * A fresh folder with {@code data} in it. The database's programs are unpacked once for all
   * tests; what the last run of the same name left is evidence until now.
   */
  static Path fresh(String name) throws IOException {
    Path folder = Path.of("target/storm").toAbsolutePath().resolve(name);
    if (Files.exists(folder)) {
      delete(folder);
    }
    Path programs = Files.createDirectories(Path.of("target/postgres-bin").toAbsolutePath());
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.createSymbolicLink(data.resolve("postgres-bin"), programs);
    return folder;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
