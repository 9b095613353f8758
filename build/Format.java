import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.StringWrapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Checks or mends the style of all Java, so that style is never a discussion. */
class Format {
  public static void main(String[] arguments) throws Exception {
    boolean mend = arguments[0].equals("mend");
    Formatter formatter = new Formatter();
    List<Path> different = new ArrayList<>();
    for (Path file : javaFiles()) {
      String now = Files.readString(file);
      String formatted = StringWrapper.wrap(formatter.formatSourceAndFixImports(now), formatter);
      if (!now.equals(formatted)) {
        different.add(file);
        if (mend) {
          Files.writeString(file, formatted);
        }
      }
    }
    different.forEach(file -> System.out.println((mend ? "mended " : "not in style: ") + file));
    if (!mend && !different.isEmpty()) {
      System.out.println("Run: mvn validate exec:exec@format");
      System.exit(1);
    }
  }

  private static List<Path> javaFiles() throws Exception {
    try (Stream<Path> all = Files.walk(Path.of("src"))) {
      return all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
