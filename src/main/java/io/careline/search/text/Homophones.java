package io.careline.search.text;

import java.util.HashMap;
import java.util.Map;

/** Han characters that are read alike, without their tones. */
public final class Homophones {
  private static final Map<String, String> BY_SYLLABLE = new HashMap<>();

  static {
    for (char sign = 0x4E00; sign <= 0x9FFF; sign++) {
      String one = String.valueOf(sign);
      Pinyin.of(sign).ifPresent(syllable -> BY_SYLLABLE.merge(syllable, one, String::concat));
    }
  }

  private Homophones() {}

  /** The other characters with the syllable of this simplified one; none for any other sign. */
  public static char[] of(char sign) {
    return Pinyin.of(sign)
        .map(syllable -> BY_SYLLABLE.getOrDefault(syllable, ""))
        .map(signs -> signs.replace(String.valueOf(sign), ""))
        .orElse("")
        .toCharArray();
  }
}
