package io.careline.search.text;

import io.careline.search.text.Cut.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * By what a person's or a company's name is found: its words and Han characters, and for Han
 * characters their Pinyin, from each syllable to the end, and their initials. Any of these may be
 * typed half.
 */
public final class Names {
  private static final int LONGEST = 200; // units of a name that are read
  private static final int SYLLABLES = 24; // of one run that are read together

  private Names() {}

  /** The terms of a name: 王小明 has 王, 小, 明, wang, xiao, ming, wangxiaoming, xiaoming, wxm. */
  public static Set<String> of(String name) {
    Set<String> terms = new LinkedHashSet<>(asked(name));
    String folded = folded(name);
    int at = 0;
    while (at < folded.length()) {
      int end = at;
      while (end < folded.length() && Pinyin.of(folded.charAt(end)).isPresent()) {
        end++;
      }
      if (end > at) {
        read(folded.substring(at, Math.min(end, at + SYLLABLES)), terms);
      }
      at = Math.max(end, at + 1);
    }
    return terms;
  }

  /** What is looked for when this is typed: its words and its Han characters, one by one. */
  public static List<String> asked(String typed) {
    return CareAnalyzer.indexing().cut(folded(typed)).stream()
        .filter(cut -> cut.kind() != Kind.STEM && cut.kind() != Kind.PAIR)
        .filter(cut -> cut.kind() != Kind.WHOLE)
        .map(Cut::term)
        .distinct()
        .toList();
  }

  private static String folded(String name) {
    return Fold.of(name.length() > LONGEST ? name.substring(0, LONGEST) : name);
  }

  private static void read(String run, Set<String> terms) {
    List<String> syllables = new ArrayList<>();
    run.chars().forEach(sign -> Pinyin.of((char) sign).ifPresent(syllables::add));
    spell(syllables, terms);
    Pinyin.surname(run.charAt(0))
        .ifPresent(
            surname -> {
              syllables.set(0, surname);
              spell(syllables, terms);
            });
  }

  /** With lü as lv, as it is typed, and as lu, as it stands in passports' machine lines. */
  private static void spell(List<String> syllables, Set<String> terms) {
    together(syllables, terms);
    if (syllables.stream().anyMatch(syllable -> syllable.indexOf('v') > 0)) {
      together(syllables.stream().map(syllable -> syllable.replace('v', 'u')).toList(), terms);
    }
  }

  private static void together(List<String> syllables, Set<String> terms) {
    terms.addAll(syllables);
    StringBuilder initials = new StringBuilder();
    for (int at = 0; at < syllables.size(); at++) {
      terms.add(String.join("", syllables.subList(at, syllables.size())));
      initials.append(syllables.get(at).charAt(0));
    }
    terms.add(initials.toString());
  }
}
