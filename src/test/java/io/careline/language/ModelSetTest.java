package io.careline.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careline.language.model.LinearModel;
import io.careline.language.model.ModelCard;
import io.careline.language.model.Shape;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** Models that read together. */
class ModelSetTest {
  private static final ModelSet SHIPPED = ModelSet.shipped();

  private static LinearModel model(String... labels) {
    return new LinearModel(
        new ModelCard(new JsonObject().put("version", "mine")),
        new Shape(1, 0, 0, 8),
        labels,
        new byte[256 * labels.length],
        new float[labels.length],
        new float[labels.length],
        1);
  }

  @Test
  void another_model_of_a_name_is_named_by_the_reader() {
    ModelSet other = SHIPPED.with("tone-en", model("negative", "neutral", "positive"));
    String chinese = SHIPPED.model("tone-zh").card().version();
    assertThat(ModelReader.of(other).version()).startsWith("tone-en@mine tone-zh@" + chinese);
    assertThat(ModelReader.shipped().version()).isEqualTo(SHIPPED.version());
    assertThat(SHIPPED.model("tone-en").card().version()).isNotEqualTo("mine");
  }

  @Test
  void a_model_that_cannot_stand_in_is_refused() {
    LinearModel without = model("negative", "positive");
    assertThatThrownBy(() -> SHIPPED.with("tone-en", without)).hasMessageContaining("all tones");
    LinearModel whole = model("negative", "neutral", "positive");
    assertThatThrownBy(() -> SHIPPED.with("tone-fr", whole)).hasMessageContaining("tone-fr");
  }
}
