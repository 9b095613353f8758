package io.careline.search.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  @Test
  void a_chinese_name_is_found_by_pinyin_and_characters() {
    assertThat(Names.of("王小明"))
        .containsExactlyInAnyOrder(
            "王", "小", "明", "wang", "xiao", "ming", "wangxiaoming", "xiaoming", "wxm");
  }

  @ParameterizedTest
  @CsvSource({
    "单雄信, shanxiongxin",
    "单雄信, danxiongxin",
    "單雄信, sxx",
    "曾国藩, zengguofan",
    "仇英, qiuying",
    "仇英, qy",
    "欧阳娜娜, ouyangnana",
    "歐陽娜娜, oynn",
    "吕布, lvbu",
    "吕布, lubu",
    "解缙, xiejin",
    "Alice Wang, alice",
    "Zoë O’Brien, zoe",
    "Zoë O’Brien, obrien",
    "华为(中国) Ltd., huawei",
    "华为(中国) Ltd., zhongguo",
    "华为(中国) Ltd., ltd",
    "Smith-Jones, jones",
  })
  void found_by(String name, String term) {
    assertThat(Names.of(name)).contains(term);
  }

  @Test
  void what_is_typed_is_asked_by_words_and_characters() {
    assertThat(Names.asked("WANG Xiao")).containsExactly("wang", "xiao");
    assertThat(Names.asked("小明")).containsExactly("小", "明");
    assertThat(Names.asked("")).isEmpty();
    assertThat(Names.of("")).isEmpty();
  }

  @Test
  void a_name_without_end_has_few_terms() {
    assertThat(Names.of("王".repeat(10_000))).hasSizeLessThan(60);
  }
}
