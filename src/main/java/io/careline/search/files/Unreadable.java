package io.careline.search.files;

import java.io.IOException;

/** A file cannot be read, or is not to be read on; says why in a word of {@link Why}. */
final class Unreadable extends IOException {
  Unreadable(String why) {
    super(why);
  }
}
