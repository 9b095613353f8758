package io.careline.language;

import io.careline.language.model.HeadFile;
import io.careline.language.model.HeadModel;
import io.careline.language.model.LinearModel;
import io.careline.language.model.ModelFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The models in the jar. */
final class ShippedModels {
  private ShippedModels() {}

  /** Reads a model of meaning, such as {@code tone-en}; empty where none is shipped. */
  static Optional<HeadModel> head(String name) {
    try (InputStream file =
        ShippedModels.class.getResourceAsStream("/language/" + name + ".head")) {
      return file == null ? Optional.empty() : Optional.of(HeadFile.read(file));
    } catch (IOException e) {
      throw new UncheckedIOException("the shipped model " + name + " cannot be read", e);
    }
  }

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
