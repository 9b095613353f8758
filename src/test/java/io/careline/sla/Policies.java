package io.careline.sla;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of policies to write into, with a calendar {@code always}. */
final class Policies {
  final Path folder;

  Policies() {
    try {
      folder = Files.createTempDirectory("sla-policies");
      Files.createDirectories(folder.resolve("calendars"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    StringBuilder week = new StringBuilder("zone: UTC\nweek:\n");
    for (String day : "monday tuesday wednesday thursday friday saturday sunday".split(" ")) {
      week.append("  ").append(day).append(": [\"00:00-24:00\"]\n");
    }
    write("calendars/always.yaml", week.toString());
  }

  /** Writes a file the way an editor does: whole, or not at all. */
  Policies write(String name, String text) {
    try {
      Path half = folder.resolve(".half");
      Files.writeString(half, text);
      Files.move(half, folder.resolve(name), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One policy with these targets, indented by two. */
  Policies policy(String targets) {
    return write("policy.yaml", "name: Promise\norder: 10\ntargets:\n" + targets.indent(2));
  }
}
