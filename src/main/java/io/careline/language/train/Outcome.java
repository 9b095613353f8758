package io.careline.language.train;

import java.util.Locale;

/** What came of trying a candidate. */
public enum Outcome {
  /** It is better, and reads from now on. */
  INSTALLED,
  /** There are too few lessons to tell. */
  TOO_FEW,
  /** It does not read more of what was held back as people said. */
  NOT_MORE_RIGHT,
  /** It reads more of it right, but is more surprised by the rest. */
  LESS_SURE,
  /** There is a label that it never reads any more where it should. */
  LABEL_LOST,
  /** It reads much otherwise of what nobody corrected. */
  DRIFTED,
  /** Another model has been installed, or one undone, while it was made. */
  OVERTAKEN;

  /** The word in the API and in tables, such as {@code not-more-right}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A candidate may read so many otherwise of the texts that nobody corrected. */
  static final double MOST_DRIFT = 0.3;

  static Outcome of(Held present, Held candidate, double drift) {
    if (candidate.accuracy() <= present.accuracy()) {
      return NOT_MORE_RIGHT;
    }
    if (candidate.logLoss() > present.logLoss()) {
      return LESS_SURE;
    }
    boolean lost =
        candidate.recalls().entrySet().stream()
            .anyMatch(one -> one.getValue() == 0 && present.recalls().get(one.getKey()) > 0);
    return lost ? LABEL_LOST : drift > MOST_DRIFT ? DRIFTED : INSTALLED;
  }
}
