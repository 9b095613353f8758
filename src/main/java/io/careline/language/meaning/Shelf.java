package io.careline.language.meaning;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds a model from its first use until it is put away, and never puts it away while in use. */
final class Shelf {
  private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

  private final Space space;
  private Optional<Encoder> encoder = Optional.empty();
  private int users;
  private boolean broken;

  Shelf(Space space) {
    this.space = space;
  }

  /** Asks the model, loading it if need be; empty where it cannot be loaded. */
  <T> Optional<T> ask(Function<Encoder, Optional<T>> question) {
    Optional<Encoder> taken = take();
    try {
      return taken.flatMap(question);
    } finally {
      taken.ifPresent(_ -> giveBack());
    }
  }

  private synchronized Optional<Encoder> take() {
    if (encoder.isEmpty() && !broken) {
      encoder = load();
    }
    users += encoder.isPresent() ? 1 : 0;
    return encoder;
  }

  /** A machine for which there is no native library will not get one later: it is said once. */
  private Optional<Encoder> load() {
    long start = System.nanoTime();
    try {
      Encoder loaded = new Encoder(space);
      LOG.info("Loaded {} in {} ms.", space.word(), (System.nanoTime() - start) / 1_000_000);
      return Optional.of(loaded);
    } catch (IOException | OrtException | LinkageError e) {
      broken = true;
      LOG.error("Meaning goes without {}, which cannot be loaded here.", space.word(), e);
      return Optional.empty();
    }
  }

  private synchronized void giveBack() {
    users--;
  }

  /** Gives its memory back, unless somebody is using it. */
  synchronized void putAway() {
    if (users == 0 && encoder.isPresent()) {
      encoder.get().close();
      encoder = Optional.empty();
      Natives.giveBack();
    }
  }

  synchronized boolean loaded() {
    return encoder.isPresent();
  }
}
