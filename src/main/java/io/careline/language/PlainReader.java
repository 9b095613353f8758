package io.careline.language;

import java.util.List;

/** Knows nothing but which script a text is in: it stands where the models will stand. */
public final class PlainReader implements Reader {
  private static final double AS_GOOD_AS_ANY = 1.0 / 3;

  @Override
  public Reading read(String text) {
    Sentiment none = new Sentiment(Tone.NEUTRAL, AS_GOOD_AS_ANY, List.of());
    return new Reading(tongue(text), none, List.of(), List.of(), List.of());
  }

  private static Tongue tongue(String text) {
    if (text.codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)) {
      return Tongue.CHINESE;
    }
    return text.codePoints().anyMatch(Character::isLetter) ? Tongue.ENGLISH : Tongue.OTHER;
  }
}
