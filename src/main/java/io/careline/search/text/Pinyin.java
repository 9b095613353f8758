package io.careline.search.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How Han characters are read: one syllable each without its tone, and surnames in their way. */
final class Pinyin {
  private static final String[] SYLLABLES = new String[0x10000];
  private static final Map<Character, String> SURNAMES = new HashMap<>();

  static {
    try (InputStream file = Pinyin.class.getResourceAsStream("/search/pinyin.txt")) {
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(Pinyin::line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Pinyin() {}

  private static void line(String line) {
    int blank = line.indexOf(' ');
    String signs = line.substring(blank + 1);
    if (line.startsWith("+")) {
      SURNAMES.put(signs.charAt(0), line.substring(1, blank));
    } else {
      String syllable = line.substring(0, blank);
      signs.chars().forEach(sign -> SYLLABLES[sign] = syllable);
    }
  }

  /** The syllable of a simplified character, {@code lv} for lü; empty for any other sign. */
  static Optional<String> of(char sign) {
    return Optional.ofNullable(SYLLABLES[sign]);
  }

  /** How the character is read as a surname, when that is another syllable. */
  static Optional<String> surname(char sign) {
    return Optional.ofNullable(SURNAMES.get(sign));
  }
}
