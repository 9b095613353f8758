package io.careline.language.meaning;

/** Meaning has too much to do, or is closed. Nothing was done; the same question may come again. */
public final class MeaningRefused extends RuntimeException {
  MeaningRefused(String message) {
    super(message, null, false, false);
  }
}
