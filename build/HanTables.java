import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes the tables of Han characters from ICU's transliterations (licence Unicode-3.0). They change
 * with ICU only, so they are kept and ICU is no dependency:
 *
 * <pre>
 * mvn dependency:get -Dartifact=com.ibm.icu:icu4j:77.1
 * java -cp ~/.m2/repository/com/ibm/icu/icu4j/77.1/icu4j-77.1.jar build/HanTables.java
 * </pre>
 */
class HanTables {
  private static final Path TO = Path.of("src/main/resources");
  private static final String OURS = "覆复 帳账 帐账 甚什";
  private static final String FROM =
      "# Made by build/HanTables.java from ICU 77.1, (c) Unicode, Inc.; search/LICENSE-unicode.txt.\n";

  private static final Transliterator SIMPLE = Transliterator.getInstance("Traditional-Simplified");
  private static final Transliterator READ = Transliterator.getInstance("Han-Latin");
  private static final Transliterator NAME = Transliterator.getInstance("Han-Latin/Names");
  private static final Transliterator PLAIN = Transliterator.getInstance("Latin-ASCII");

  public static void main(String[] arguments) throws IOException {
    simplified();
    pinyin();
  }

  private static Stream<String> characters() {
    return IntStream.range(0x3007, 0xA000)
        .filter(Character::isIdeographic)
        .mapToObj(Character::toString);
  }

  private static void simplified() throws IOException {
    String pairs =
        characters()
            .filter(sign -> OURS.indexOf(sign) < 0)
            .map(sign -> sign + simple(sign))
            .filter(pair -> pair.charAt(0) != pair.charAt(1))
            .collect(Collectors.joining(" "));
    String lines = ("pairs: " + pairs).replaceAll("((?:\\S\\S ){40})", "$1\npairs: ");
    Files.writeString(
        TO.resolve("language/simplified.txt"),
        FROM
            + "# Traditional characters and the simplified ones, one for one; first, what we add: words\n"
            + "# that customer service writes with either character.\n"
            + "pairs: "
            + OURS
            + "\n"
            + lines.replace(" \n", "\n")
            + "\n");
  }

  /** The last of a chain such as 薴 苧 苎; where two stand for each other, the first by code. */
  private static String simple(String sign) {
    String next = SIMPLE.transliterate(sign);
    if (next.length() != 1 || next.equals(sign)) {
      return sign;
    }
    boolean mutual = SIMPLE.transliterate(next).equals(sign);
    return !mutual ? simple(next) : sign.compareTo(next) < 0 ? sign : next;
  }

  private static void pinyin() throws IOException {
    Map<String, StringBuilder> bySyllable = new TreeMap<>();
    StringBuilder surnames = new StringBuilder();
    characters()
        .filter(sign -> simple(sign).equals(sign))
        .forEach(
            sign -> {
              String syllable = syllable(READ.transliterate(sign));
              String surname = syllable(NAME.transliterate(sign + "某").split(" ")[0]);
              if (syllable.matches("[a-z]+")) {
                bySyllable.computeIfAbsent(syllable, s -> new StringBuilder()).append(sign);
              }
              if (surname.matches("[a-z]+") && !surname.equals(syllable)) {
                surnames.append('+').append(surname).append(' ').append(sign).append('\n');
              }
            });
    StringBuilder table = new StringBuilder();
    bySyllable.forEach((key, signs) -> table.append(key).append(' ').append(signs).append('\n'));
    Files.writeString(
        TO.resolve("search/pinyin.txt"),
        FROM
            + "# Each syllable without its tone (v for u with two dots) and the simplified characters\n"
            + "# that are read so. After a + how a character is read as a surname.\n"
            + table
            + surnames);
  }

  private static String syllable(String read) {
    String open = read.strip().replaceAll("[üǖǘǚǜ]", "v");
    return PLAIN.transliterate(open);
  }
}
