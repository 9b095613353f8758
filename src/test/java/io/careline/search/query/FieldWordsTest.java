package io.careline.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.language.Signal;
import io.careline.language.Tone;
import io.careline.language.Tongue;
import io.careline.ticket.Channel;
import io.careline.ticket.Priority;
import io.careline.ticket.Status;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FieldWordsTest {
  private static List<String> words(FieldName field) {
    return FieldWords.of(field).stream().map(FieldWords.Value::word).toList();
  }

  @Test
  void closed_fields_take_the_words_of_the_api() {
    assertThat(words(FieldName.STATUS))
        .containsExactlyElementsOf(Arrays.stream(Status.values()).map(Status::word).toList());
    assertThat(words(FieldName.PRIORITY))
        .containsExactlyElementsOf(Arrays.stream(Priority.values()).map(Priority::word).toList());
    assertThat(words(FieldName.CHANNEL))
        .containsExactlyElementsOf(Arrays.stream(Channel.values()).map(Channel::word).toList());
    assertThat(words(FieldName.TONE))
        .containsAll(Arrays.stream(Tone.values()).map(Tone::word).toList());
    assertThat(words(FieldName.LANGUAGE))
        .containsAll(Arrays.stream(Tongue.values()).map(Tongue::word).toList());
    assertThat(words(FieldName.SIGNAL))
        .containsExactlyElementsOf(
            Arrays.stream(Signal.Kind.values()).map(Signal.Kind::word).toList());
  }

  /** What the console says for a value is what people type. */
  @ParameterizedTest
  @CsvSource({
    "STATUS, ticket, status_",
    "PRIORITY, ticket, priority_",
    "CHANNEL, ticket, channel_",
    "TONE, ticket, tone_",
    "SIGNAL, ticket, signal_",
    "SLA, sla, filter_",
  })
  void the_words_of_the_console_are_known(FieldName field, String book, String key)
      throws IOException {
    for (FieldWords.Value value : FieldWords.of(field)) {
      if (!value.word().equals(FieldWords.NONE)) {
        assertThat(value.english()).isEqualTo(says("en", book, key + value.word()));
        assertThat(value.chinese()).isEqualTo(says("zh-CN", book, key + value.word()));
      }
    }
  }

  private static String says(String locale, String book, String key) throws IOException {
    Path file = Path.of("web/src/text", locale, book + ".json");
    return new JsonObject(Files.readString(file)).getString(key);
  }

  @ParameterizedTest
  @EnumSource(FieldName.class)
  void each_name_of_a_value_stands_for_it_alone(FieldName field) {
    Set<String> seen = new HashSet<>();
    for (FieldWords.Value value : FieldWords.of(field)) {
      assertThat(FieldWords.word(field, value.word())).contains(value.word());
      value
          .names()
          .forEach(name -> assertThat(FieldWords.word(field, name)).contains(value.word()));
      value.names().stream().distinct().forEach(name -> assertThat(seen.add(name)).isTrue());
    }
    assertThat(FieldWords.word(field, "no such word")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(FieldName.class)
  void each_name_of_a_field_stands_for_it_alone(FieldName field) {
    field.names().forEach(name -> assertThat(FieldName.of(name)).contains(field));
    assertThat(FieldName.of(field.word().toUpperCase())).contains(field);
    assertThat(field.word()).matches("[a-z]+");
    assertThat(field.chinese().codePoints()).allMatch(Character::isIdeographic);
  }
}
