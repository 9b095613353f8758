package io.careline.intake.mail;

import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.BodyDescriptorBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.RawField;

/**
 * Lets Mime4j see boundaries as {@link HeaderParameters} reads them: also in the pieces of RFC
 * 2231, and among parameters that are written wrongly.
 */
final class Boundaries implements BodyDescriptorBuilder {
  private static final int LONGEST = 10_000;

  private final BodyDescriptorBuilder plain;

  Boundaries(BodyDescriptorBuilder plain) {
    this.plain = plain;
  }

  @Override
  public void reset() {
    plain.reset();
  }

  @Override
  public Field addField(RawField field) throws MimeException {
    if (field.getNameLowerCase().equals("content-type")) {
      HeaderParameters type = HeaderParameters.read(CleanText.cut(field.getBody(), LONGEST));
      Optional<String> boundary = type.parameter("boundary");
      if (type.value().startsWith("multipart/") && boundary.isPresent()) {
        plain.addField(plainly(type.value(), boundary.get()));
        return field;
      }
    }
    return plain.addField(field);
  }

  private static RawField plainly(String type, String boundary) {
    String quoted = boundary.replaceAll("([\"\\\\])", "\\\\$1");
    return new RawField("Content-Type", type + "; boundary=\"" + quoted + '"');
  }

  @Override
  public BodyDescriptor build() {
    return plain.build();
  }

  @Override
  public BodyDescriptorBuilder newChild() {
    return new Boundaries(plain.newChild());
  }
}
