package io.careline.search.find;

import io.careline.search.text.Cut;
import java.util.Set;

/** Words of English that say nothing about what is meant, where a whole sentence is asked. */
final class LittleWords {
  private static final Set<String> ALL =
      Set.of(
          ("a an and are as at be but by can could do does for from had has have hello hi how i if"
               + " in into is it its just like me my no not of on or our please so some such that"
               + " the their then there these they this to us was we were what when where which who"
               + " why will with would you your am did been any way get got")
              .split(" "));

  private LittleWords() {}

  static boolean has(Stretch stretch) {
    return stretch.cuts().stream().map(Cut::term).anyMatch(ALL::contains);
  }
}
