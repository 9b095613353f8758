package io.careline.demo;

import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the places of a text: {@code {name}} is looked up, {@code {a|b}} is one of them, and both
 * may stand inside each other.
 */
final class Wording {
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

  private final Map<String, String> slots;
  private final Random random;

  Wording(Map<String, String> slots, Random random) {
    this.slots = slots;
    this.random = random;
  }

  String fill(String text) {
    String filled = text.strip();
    Matcher matcher = PLACE.matcher(filled);
    while (matcher.find()) {
      filled = matcher.replaceAll(place -> Matcher.quoteReplacement(value(place.group(1))));
      matcher = PLACE.matcher(filled);
    }
    // An empty choice leaves its space behind.
    return filled.replaceAll("[ \\t]+(?=\n|$)", "");
  }

  private String value(String place) {
    if (place.contains("|")) {
      String[] choices = place.split("\\|", -1);
      return choices[random.nextInt(choices.length)];
    }
    String value = slots.get(place);
    if (value == null) {
      throw new IllegalStateException("nothing is known about {" + place + "}");
    }
    return value;
  }
}
