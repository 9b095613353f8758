package io.careline;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.careline.search.text.Fold;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The house as the architecture draws it: who may use whom. */
class HouseTest {
  private static final String HOUSE = "io.careline";

  /**
   * Rooms and their floors. A room uses rooms of lower floors; the ground floor stands on store.
   */
  private static final Map<String, Double> FLOORS =
      Map.ofEntries(
          entry("", 9.0),
          entry("demo", 9.0),
          entry("console", 8.0),
          entry("portal", 8.0),
          entry("wallboard", 8.0),
          entry("admin", 8.0),
          entry("intake.mail", 7.5),
          entry("intake.web", 7.5),
          entry("intake.chat", 7.5),
          entry("intake.voice", 7.5),
          entry("intake.hook", 7.5),
          entry("intake.bulk", 7.5),
          entry("intake", 7.0),
          entry("sla", 6.0),
          entry("sla.clock", 5.8),
          entry("sla.policy", 5.6),
          entry("routing", 6.0),
          entry("automation", 6.0),
          entry("search", 6.0),
          entry("search.find", 5.9),
          entry("search.index", 5.8),
          entry("search.meaning", 5.85),
          entry("search.files", 5.8),
          entry("search.query", 4.6),
          entry("search.text", 4.4),
          entry("delivery", 6.0),
          entry("report", 6.0),
          entry("integration", 6.0),
          entry("learning", 6.0),
          entry("ticket", 5.0),
          entry("customer", 4.0),
          entry("knowledge", 4.0),
          entry("reading", 4.0),
          entry("access", 3.0),
          entry("language.meaning", 2.2),
          entry("language.train", 2.4),
          entry("language", 2.0),
          entry("language.model", 1.8),
          entry("calendar", 2.0),
          entry("http", 1.0),
          entry("live", 1.0),
          entry("store", 0.5));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(HOUSE);

  private static String room(JavaClass type) {
    return type.getPackageName().substring(HOUSE.length()).replaceFirst("^\\.", "");
  }

  @Test
  void every_room_has_a_floor() {
    TreeSet<String> rooms = new TreeSet<>();
    CLASSES.forEach(type -> rooms.add(room(type)));
    assertThat(FLOORS.keySet()).containsAll(rooms);
    assertThat(rooms).hasSizeGreaterThan(10);
  }

  @Test
  void arrows_point_down_the_floors_only() {
    TreeSet<String> wrong = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      for (Dependency arrow : type.getDirectDependenciesFromSelf()) {
        JavaClass target = arrow.getTargetClass();
        if (target.getPackageName().startsWith(HOUSE) && !allowed(room(type), room(target))) {
          wrong.add(type.getName() + " uses " + target.getName());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean allowed(String from, String to) {
    boolean starting = from.isEmpty() && to.equals("demo");
    return from.equals(to) || starting || FLOORS.get(from) > FLOORS.get(to);
  }

  @Test
  void the_calendar_knows_only_java_and_json() {
    classes()
        .that()
        .resideInAPackage(HOUSE + ".calendar")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(HOUSE + ".calendar", "java.lang..", "java.time..", "java.util..")
                .or(resideInAPackage("io.vertx.core.json")))
        .check(CLASSES);
  }

  @Test
  void queries_are_read_without_an_index() {
    classes()
        .that()
        .resideInAPackage(HOUSE + ".search.query")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(HOUSE + ".search.query", "java.lang..", "java.time..", "java.util..")
                .or(type(Fold.class)))
        .check(CLASSES);
  }

  @Test
  void rooms_stand_in_no_circle() {
    slices().matching(HOUSE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
