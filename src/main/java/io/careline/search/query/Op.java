package io.careline.search.query;

import java.util.List;

/** How a field's value compares with the one that is written. */
public enum Op {
  EQUAL("="),
  LESS("<"),
  AT_MOST("<="),
  MORE(">"),
  AT_LEAST(">=");

  /** Longer signs before those they begin with. */
  static final List<Op> LONGEST_FIRST = List.of(AT_MOST, AT_LEAST, LESS, MORE, EQUAL);

  private final String sign;

  Op(String sign) {
    this.sign = sign;
  }

  /** As it is written between name and value. */
  public String sign() {
    return sign;
  }
}
