package io.careline.language.train;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lessons in two parts: those that are learned, and those held back to measure on. A ticket's
 * number decides, so a conversation stays on one side for good, whatever is learned later.
 */
record Lessons(List<Lesson> learned, List<Lesson> heldBack) {
  private static final int HELD_BACK = 30;
  private static final int TRIED = 20;

  /** A text that is held back is not learned, wherever else it stands. */
  static Lessons apart(List<Lesson> all) {
    return split(all, 0x9e3779b97f4a7c15L, HELD_BACK);
  }

  /** The learned ones once more: those on which a setting is tried are the second part. */
  static Lessons tried(List<Lesson> learned) {
    return split(learned, 0xc2b2ae3d27d4eb4fL, TRIED);
  }

  private static Lessons split(List<Lesson> all, long salt, int percent) {
    var sides = all.stream().collect(Collectors.partitioningBy(one -> share(one, salt) < percent));
    Set<String> measured = sides.get(true).stream().map(Lesson::text).collect(Collectors.toSet());
    List<Lesson> learned =
        sides.get(false).stream().filter(one -> !measured.contains(one.text())).toList();
    return new Lessons(learned, sides.get(true));
  }

  /** From 0 to 99, the same for each lesson of a ticket. */
  private static long share(Lesson lesson, long salt) {
    long mixed = (lesson.ticket() + salt) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 29) * 0x94d049bb133111ebL;
    return Long.remainderUnsigned(mixed ^ mixed >>> 32, 100);
  }
}
