package io.careline.language.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.careline.language.Tongue;
import io.careline.language.meaning.Meaning.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What Meaning says about texts. */
@Timeout(60)
class MeaningTest {
  private static final Meaning MEANING = new Meaning(true);

  @AfterAll
  static void close() {
    MEANING.close();
  }

  private static Vector of(String text, Tongue tongue) throws Exception {
    return MEANING.of(text, tongue).get(20, TimeUnit.SECONDS).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ENGLISH | My parcel has not arrived yet. | Where is the package I ordered?"
            + " | How do I change the password of my account?",
        "ENGLISH | I was charged twice for one order | The same payment was taken two times"
            + " | Your app crashes when I open the camera",
        "ENGLISH | please cancel my subscription | I do not want to renew, stop my plan"
            + " | The heating in our room did not work",
        "CHINESE | 我的快递怎么还没到 | 包裹三天了还没有收到 | 怎么修改登录密码",
        "CHINESE | 同一笔订单扣了两次钱 | 重复扣款了请退还 | 这件衣服颜色不好看",
        "CHINESE | 我想取消会员自动续费 | 怎么关闭自动扣费的会员 | 酒店房间的空调坏了",
        "MIXED | 我的 iPhone 连不上 WiFi | 手机无法连接无线网络 | 发票抬头开错了",
      })
  void texts_that_say_the_same_are_nearer_than_others(
      Tongue tongue, String text, String same, String other) throws Exception {
    Vector vector = of(text, tongue);
    assertThat(vector.cosine(of(same, tongue)))
        .isGreaterThan(vector.cosine(of(other, tongue)) + 0.05);
  }

  @Test
  void a_question_finds_the_passage_that_answers_it() throws Exception {
    List<Vector> passages =
        List.of(
            of("Refunds reach your card within five working days.", Tongue.ENGLISH),
            of("Parcels are delivered from Monday to Saturday.", Tongue.ENGLISH),
            of("A password has at least ten characters.", Tongue.ENGLISH));
    Vector query =
        MEANING.ofQuery("when do I get my money back", Tongue.ENGLISH).get().orElseThrow();
    assertThat(passages)
        .allSatisfy(
            passage ->
                assertThat(query.cosine(passages.getFirst()))
                    .isGreaterThanOrEqualTo(query.cosine(passage)));
    assertThat(query).isNotEqualTo(of("when do I get my money back", Tongue.ENGLISH));
  }

  @ParameterizedTest
  @EnumSource
  void every_language_has_its_space_and_vectors_are_of_length_one(Tongue tongue) throws Exception {
    Vector vector = of("Order 4711 订单还没到", tongue);
    assertThat(vector.space()).isEqualTo(Space.of(tongue));
    assertThat(vector.values()).hasSize(vector.space().size());
    assertThat(vector.cosine(vector)).isCloseTo(1, within(1e-5));
  }

  @Test
  void the_same_text_has_the_same_vector_alone_in_company_and_at_the_same_time() throws Exception {
    String text = "The router blinks red since this morning.";
    Vector alone = of(text, Tongue.ENGLISH);
    List<Passage> company = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      company.add(
          new Passage("word ".repeat(i) + "红灯", i % 2 == 0 ? Tongue.ENGLISH : Tongue.MIXED));
    }
    company.add(new Passage(text, Tongue.ENGLISH));
    try (Meaning two = new Meaning(true, 2, java.time.Duration.ofMinutes(1))) {
      var batch = two.ofAll(company);
      var single = two.of(text, Tongue.ENGLISH);
      assertThat(batch.get(20, TimeUnit.SECONDS)).hasSize(21).endsWith(Optional.of(alone));
      assertThat(single.get(20, TimeUnit.SECONDS)).contains(alone);
    }
  }

  @Test
  void letters_mean_the_same_in_any_case_and_width_of_space() throws Exception {
    assertThat(of("WiFi 坏了", Tongue.MIXED)).isEqualTo(of("wifi \u00a0坏了\n", Tongue.MIXED));
    assertThat(of("Café closed", Tongue.ENGLISH)).isEqualTo(of("CAFE closed", Tongue.ENGLISH));
  }

  @Test
  void a_text_without_anything_known_means_nothing() throws Exception {
    List<String> odd =
        List.of("", "  \n\t ", "\u0000\u0007\u200b\ufffd", "\ud83d\udc4d\ud83d\ude80", "\ud83d");
    for (String text : odd) {
      assertThat(MEANING.of(text, Tongue.ENGLISH).get(20, TimeUnit.SECONDS)).isEmpty();
      assertThat(MEANING.ofQuery(text, Tongue.OTHER).get(20, TimeUnit.SECONDS)).isEmpty();
    }
    assertThat(of("\u0000late\ud83d\udc4d\ud83d", Tongue.ENGLISH).space()).isEqualTo(Space.ENGLISH);
  }

  @Test
  @Timeout(20)
  void a_text_of_a_million_characters_means_what_its_beginning_says() throws Exception {
    for (String word : List.of("a", "无", "!", "late ", "\ud83d\udc4d", "\ud83d")) {
      String text = "my order is late 我的订单 " + word.repeat(1_000_000 / word.length());
      for (Tongue tongue : List.of(Tongue.ENGLISH, Tongue.CHINESE)) {
        assertThat(of(text, tongue)).isEqualTo(of(text.substring(0, 1_200), tongue));
      }
    }
  }

  @Test
  void vectors_of_two_spaces_cannot_be_compared() throws Exception {
    Vector english = of("late", Tongue.ENGLISH);
    Vector chinese = of("晚了", Tongue.CHINESE);
    assertThatThrownBy(() -> english.cosine(chinese))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bge-small-en-v1.5-q cannot be compared with bge-small-zh-v1.5-q");
  }

  @Test
  void too_many_texts_in_one_question_are_refused() {
    List<Passage> many = java.util.Collections.nCopies(65, new Passage("a", Tongue.ENGLISH));
    assertThatThrownBy(() -> MEANING.ofAll(many)).hasMessage("at most 64 texts, not 65");
  }
}
