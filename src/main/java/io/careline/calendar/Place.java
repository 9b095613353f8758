package io.careline.calendar;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** A value in a shape, where it stands, and the list to which it adds what is wrong with it. */
record Place(String pointer, Object value, List<CalendarFault> faults) {

  /** The value of a property, which may be absent: then it is null. */
  Place property(JsonObject object, String name) {
    String step = name.replace("~", "~0").replace("/", "~1");
    return new Place(pointer + "/" + step, object.getValue(name), faults);
  }

  Place item(JsonArray array, int index) {
    return new Place(pointer + "/" + index, array.getValue(index), faults);
  }

  boolean absent() {
    return value == null;
  }

  /** Adds a fault here, with a sentence that says what was expected. */
  void fault(String sentence) {
    faults.add(new CalendarFault(pointer, sentence));
  }

  Optional<JsonObject> object(String expected) {
    return as(JsonObject.class, expected);
  }

  Optional<JsonArray> array(String expected) {
    return as(JsonArray.class, expected);
  }

  Optional<String> text(String expected) {
    return as(String.class, expected).filter(text -> notBlank(text, expected));
  }

  private boolean notBlank(String text, String expected) {
    if (text.isBlank()) {
      fault(expected);
    }
    return !text.isBlank();
  }

  private <T> Optional<T> as(Class<T> type, String expected) {
    if (type.isInstance(value)) {
      return Optional.of(type.cast(value));
    }
    fault(expected);
    return Optional.empty();
  }

  /** Finds fault with every property of an object that is not one of these. */
  void only(JsonObject object, List<String> known) {
    for (String name : object.fieldNames()) {
      if (!known.contains(name)) {
        property(object, name)
            .fault("This property is not known here; known are " + String.join(", ", known) + ".");
      }
    }
  }

  /** A name in both languages: a text for both, or an object of them; empty when it is absent. */
  Optional<DayName> name() {
    if (absent()) {
      return Optional.empty();
    }
    String expected = "A name is a text, or an object with a text for \"en\", for \"zh\" or both.";
    if (!(value instanceof JsonObject names)) {
      return text(expected).map(DayName::same);
    }
    only(names, List.of("en", "zh"));
    Optional<String> en = optional(names, "en", expected);
    Optional<String> zh = optional(names, "zh", expected);
    if (!names.containsKey("en") && !names.containsKey("zh")) {
      fault(expected);
    }
    return en.or(() -> zh).map(any -> new DayName(any, zh.orElse(any)));
  }

  /** The text of a property; empty when it is absent, and also when it is at fault. */
  Optional<String> optional(JsonObject object, String name, String expected) {
    Place place = property(object, name);
    return place.absent() ? Optional.empty() : place.text(expected);
  }
}
