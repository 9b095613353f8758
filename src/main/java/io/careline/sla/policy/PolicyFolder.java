package io.careline.sla.policy;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a folder: policies at its top, calendars below {@code calendars/}. */
public final class PolicyFolder {
  private static final int BYTES_AT_MOST = 1_000_000;
  private static final List<String> TYPES = List.of(".yaml", ".yml", ".ics");

  private PolicyFolder() {}

  /**
   * The texts by their names relative to the folder, sorted; nothing when there is no folder.
   *
   * @throws IOException when a file cannot be read; the message names it
   */
  public static SortedMap<String, String> read(Path folder) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    add(files, folder, "");
    add(files, folder.resolve("calendars"), "calendars/");
    return files;
  }

  private static void add(SortedMap<String, String> files, Path folder, String prefix)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.filter(PolicyFolder::ours).toList()) {
        files.put(prefix + file.getFileName(), text(file));
      }
    }
  }

  private static boolean ours(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".")
        && TYPES.stream().anyMatch(name::endsWith)
        && Files.isRegularFile(file);
  }

  private static String text(Path file) throws IOException {
    if (Files.size(file) > BYTES_AT_MOST) {
      throw new IOException(file + " is larger than a million bytes.");
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is not written in UTF-8.", e);
    }
  }
}
