package io.careline;

import io.careline.access.FirstStart;
import io.careline.demo.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What a start ends with: where to go and how to sign in. */
final class Welcome {
  private static final String FILE = "first-sign-in.txt";

  private Welcome() {}

  static void print(Settings settings, Careline careline, Consumer<String> told)
      throws IOException {
    Path file = settings.data().resolve(FILE);
    if (careline.firstSignIn().isPresent()) {
      keep(file, careline.firstSignIn().get());
    }
    String url = Careline.publicUrl(settings);
    told.accept("");
    told.accept("Careline is ready.");
    told.accept("  Console   " + url + "/console");
    told.accept("  Portal    " + url + "/portal");
    told.accept("  Admin     " + url + "/admin");
    told.accept("  API       " + url + "/docs");
    if (careline.smtpPort() > 0) {
      told.accept(
          "  Mail      " + settings.supportAddress() + " by SMTP on port " + careline.smtpPort());
    }
    if (settings.relay().isEmpty()) {
      told.accept(
          "  No mail relay is set: outgoing mail waits under Admin. Set CARELINE_SMTP_RELAY to send"
              + " it.");
    }
    careline.demo().ifPresent(demo -> tellDemo(demo, told));
    if (Files.exists(file)) {
      told.accept("  The administrator's sign-in is in " + file);
    }
    told.accept("");
  }

  private static void tellDemo(Demo.Filled demo, Consumer<String> told) {
    told.accept(
        "  Demonstration workspace: "
            + demo.tickets()
            + " tickets of "
            + demo.customers()
            + " customers. Sign in with the password "
            + demo.password()
            + " as");
    demo.signIns().stream()
        .collect(
            Collectors.toMap(Demo.SignIn::role, one -> one, (first, later) -> first, TreeMap::new))
        .values()
        .forEach(
            one ->
                told.accept("    " + one.email() + "  (" + one.name() + ", " + one.role() + ")"));
  }

  private static void keep(Path file, FirstStart.Credentials credentials) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        file,
        "The first administrator. Change the password after signing in, and delete this file.\n\n"
            + "e-mail:    "
            + credentials.email()
            + "\n"
            + "password:  "
            + credentials.password()
            + "\n"
            + "API token: "
            + credentials.token()
            + "\n");
  }
}
