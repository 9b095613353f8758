package io.careline.language.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class HeadFileTest {
  private static final HeadModel MODEL =
      new HeadModel(
          new ModelCard(new JsonObject().put("version", "1")),
          "space",
          new String[] {"no", "yes"},
          new float[] {-1, 1, 0.5f, -0.5f},
          new float[] {0.25f, 0},
          0.5,
          1.5);

  private static byte[] bytes() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HeadFile.write(MODEL, out);
    return out.toByteArray();
  }

  @Test
  void a_model_comes_back_as_it_was_written() throws IOException {
    HeadModel read = HeadFile.read(new ByteArrayInputStream(bytes()));
    float[] traits = {1, 2};
    assertThat(read.sums(traits))
        .containsExactly(MODEL.sums(traits), org.assertj.core.data.Offset.offset(1e-3));
    assertThat(read.share()).isEqualTo(0.5);
    assertThat(read.temperature()).isEqualTo(1.5);
    assertThat(read.card().version()).isEqualTo("1");
  }

  @Test
  void a_file_that_was_cut_off_is_refused() throws IOException {
    byte[] whole = bytes();
    assertThatThrownBy(
            () -> HeadFile.read(new ByteArrayInputStream(Arrays.copyOf(whole, whole.length - 20))))
        .isInstanceOf(IOException.class);
  }

  @Test
  void another_kind_of_file_is_refused_with_a_word() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
      packed.write(new byte[100]);
    }
    assertThatThrownBy(() -> HeadFile.read(new ByteArrayInputStream(out.toByteArray())))
        .hasMessageContaining("no model of meaning");
  }

  @Test
  void traits_of_another_space_are_refused() {
    assertThatThrownBy(() -> MODEL.sums(new float[3])).hasMessageContaining("traits");
  }

  @Test
  void a_label_that_is_new_keeps_what_the_words_say_of_it() {
    String[] names = {"no", "yes", "new"};
    double[] both = MODEL.together(names, new double[] {0.1, 0.1, 0.8}, new float[] {0, 0});
    assertThat(Arrays.stream(both).sum()).isEqualTo(1, org.assertj.core.data.Offset.offset(1e-9));
    assertThat(both[2]).isGreaterThan(both[0]).isGreaterThan(both[1]);
  }
}
