package io.careline.search.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  /** Terms by position; those of one position stand together, a stem with a ~ before it. */
  private static String terms(CareAnalyzer analyzer, String text) {
    return analyzer.cut(text).stream()
        .collect(Collectors.groupingBy(Cut::position, Collectors.toList()))
        .entrySet()
        .stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .map(place -> place.getKey() + ":" + together(place.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static String together(List<Cut> cuts) {
    return cuts.stream()
        .map(cut -> cut.term().replace(CareAnalyzer.STEM, '~'))
        .collect(Collectors.joining("|"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Refunds failed; 0:refunds|~refund 1:failed|~fail",
        "I don't know the customer's name; 0:i|~i 1:dont|~dont 2:know|~know 3:the|~the"
            + " 4:customer|~custom 5:name|~name",
        "customers' O’Brien; 0:customers|~custom 1:obrien|~obrien",
        "退款失敗了，ＡＢＣ１２３; 0:退|退款 1:款|款失 2:失|失败 3:败|败了 4:了 5:abc123",
        "款; 0:款",
        "AB-12345/6; 0:ab123456|ab|~ab 1:12345 2:6",
        "wi-fi and/or; 0:wifi|wi|~wi 1:fi|~fi 2:and|~and 3:or|~or",
        "a@b.example; 0:a@b.example|a|~a 1:b|~b 2:example|~exampl",
        "$1,234.56 3,甲; 0:123456|1 1:234 2:56 3:3 4:甲",
        "cafe\u0301 re\u00ADfund; 0:cafe|~cafe 1:refund|~refund",
        "订单ABC已发; 0:订|订单 1:单 2:abc|~abc 3:已|已发 4:发",
        "𠮷野家 👍🏽 𝐀b; 0:𠮷|𠮷野 1:野|野家 2:家 3:𝐀b",
        "カード 환불; 0:カ|カー 1:ー|ード 2:ド 3:환|환불 4:불",
        "x_y.z; 0:x|~x 1:y|~y 2:z|~z",
      })
  void index(String text, String terms) {
    assertThat(terms(CareAnalyzer.indexing(), text)).isEqualTo(terms.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "退款失败ABC; 0:退款 1:款失 2:失败 4:abc|~abc",
        "退 款; 0:退 1:款",
        "AB-12 fails; 0:ab12|ab|~ab 1:12 2:fails|~fail",
      })
  void query(String text, String terms) {
    assertThat(terms(CareAnalyzer.querying(), text)).isEqualTo(terms.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "refunds failed 退款失败; 0:refunds 1:failed 2:退款 3:款失 4:失败",
        "wi-fi AB-12 x; 0:wi 1:fi 2:ab 3:12 4:x",
      })
  void exact(String text, String terms) {
    assertThat(terms(CareAnalyzer.exact(), text)).isEqualTo(terms.strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "...", "'", "--", "\uD83D", "👍", "，。！", "@@@"})
  void nothing_to_find(String text) {
    assertThat(CareAnalyzer.indexing().cut(text)).isEmpty();
  }

  @Test
  void kinds_are_told_by_the_type() {
    assertThat(CareAnalyzer.indexing().cut("wi-fi 退款 x"))
        .extracting(Cut::kind)
        .map(Cut.Kind::type)
        .containsExactly(
            "whole", "part", "stem", "part", "stem", "han", "pair", "han", "word", "stem");
  }

  @Test
  void highlights_end_with_the_word_and_not_with_its_owner() {
    Cut word = CareAnalyzer.indexing().cut("the customer’s").get(2);
    assertThat(word).isEqualTo(new Cut("customer", Cut.Kind.WORD, 1, 4, 12));
  }
}
