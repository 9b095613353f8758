package io.careline.sla.policy;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A folder's texts, read together. Where a text is wrong, the last good one of the same file stays
 * in force, and the fault is told.
 *
 * @param texts what is in force, by file; the whole version in a form that can be read again
 */
public record PolicyBook(PolicySet policies, SortedMap<String, String> texts, List<Fault> faults) {
  /** What is in force before any folder was read: nothing. */
  public static final PolicyBook EMPTY = new PolicyBook(PolicySet.NONE, new TreeMap<>(), List.of());

  /** Reads texts for the first time, or again from where they were kept. */
  public static PolicyBook of(SortedMap<String, String> files) {
    return of(files, EMPTY.texts);
  }

  /** Reads texts; those that are wrong are replaced by what was in force before. */
  public static PolicyBook of(SortedMap<String, String> files, Map<String, String> before) {
    return new BookReading(files, before).book();
  }
}
