package io.careline.search.find;

import io.careline.search.text.Cut;
import io.careline.search.text.Cut.Kind;
import java.util.ArrayList;
import java.util.List;

/** A stretch of what was typed: its terms stand in one word, or in one row of Han characters. */
record Stretch(List<Cut> cuts) {

  /** Takes terms apart, where words and rows end. */
  static List<Stretch> of(List<Cut> cuts) {
    List<Stretch> all = new ArrayList<>();
    int end = -1;
    boolean han = false;
    for (Cut cut : cuts) {
      boolean joins = han ? cut.start() <= end && han(cut) : cut.start() < end && !han(cut);
      if (!joins || all.isEmpty()) {
        all.add(new Stretch(new ArrayList<>()));
        end = -1;
      }
      han = han(cut);
      end = Math.max(end, cut.end());
      all.getLast().cuts().add(cut);
    }
    return all;
  }

  private static boolean han(Cut cut) {
    return cut.kind() == Kind.HAN || cut.kind() == Kind.PAIR;
  }

  boolean han() {
    return han(cuts.getFirst());
  }

  List<String> terms(Kind kind) {
    return cuts.stream().filter(cut -> cut.kind() == kind).map(Cut::term).toList();
  }

  /** The words of it, each with its stem: the terms of one place. */
  List<List<Cut>> words() {
    List<List<Cut>> words = new ArrayList<>();
    for (Cut cut : cuts) {
      if (cut.kind() == Kind.WHOLE) {
        continue;
      }
      if (words.isEmpty() || words.getLast().getFirst().start() != cut.start()) {
        words.add(new ArrayList<>());
      }
      words.getLast().add(cut);
    }
    return words;
  }
}
