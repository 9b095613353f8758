package io.careline.language;

import io.careline.language.model.LinearModel;
import io.careline.language.model.ModelFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The models in the jar. */
final class ShippedModels {
  private ShippedModels() {}

  /** Reads a model, such as {@code tone-en}. */
  static LinearModel read(String name) {
    try (InputStream file =
        ShippedModels.class.getResourceAsStream("/language/" + name + ".model")) {
      return ModelFile.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the shipped model " + name + " cannot be read", e);
    }
  }
}
