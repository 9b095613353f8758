package io.careline.storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The embedded database from an empty folder on, started by somebody who is not root. */
@Timeout(180)
class PlainUserTest {
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

  @Test
  void who_is_not_root_starts_it_and_owns_what_it_makes() throws Exception {
    boolean root = "root".equals(System.getProperty("user.name"));
    if (root && !Files.isExecutable(SETPRIV)) {
      System.err.println("NOT TESTED: a start as a plain user; there is no " + SETPRIV);
    }
    assumeTrue(!root || Files.isExecutable(SETPRIV), "root needs setpriv to become somebody else");
    // Not below target: that may lie in a folder which only root may enter.
    Path folder = Files.createTempDirectory("careline-plain-user");
    try (CarelineProcess careline = new CarelineProcess(folder)) {
      if (root) {
        become(careline, folder);
      }
      careline.start();
      careline.awaitReady();
      UserPrincipal owner = Files.getOwner(folder);
      Path postgres = folder.resolve("data/postgres");
      assertThat(owner.getName()).isNotEqualTo("root");
      assertThat(Files.getOwner(postgres)).isEqualTo(owner);
      assertThat(processOwner(postgres)).isEqualTo(owner.getName());
      Path signIn = folder.resolve("data/first-sign-in.txt");
      assertThat(Files.getOwner(signIn)).isEqualTo(owner);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(signIn)))
          .isEqualTo("rw-------");
      assertThat(careline.end()).isEqualTo(128 + 15);
      assertThat(postgres.resolve("postmaster.pid")).doesNotExist();
    } finally {
      delete(folder);
    }
  }

  private static String processOwner(Path postgres) throws IOException {
    String pid = Files.readAllLines(postgres.resolve("postmaster.pid")).getFirst().strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow().info().user().orElseThrow();
  }

  /** The account that owns nothing; the class path is laid where it can read it. */
  private static void become(CarelineProcess careline, Path folder) throws IOException {
    List<String> entries = new ArrayList<>();
    Path readable = Files.createDirectory(folder.resolve("class-path"));
    for (String entry : System.getProperty("java.class.path").split(":")) {
      if (Files.exists(Path.of(entry))) {
        Path copy = readable.resolve(entries.size() + "-" + Path.of(entry).getFileName());
        copy(Path.of(entry), copy);
        entries.add(copy.toString());
      }
    }
    UserPrincipal nobody =
        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    Files.createDirectory(folder.resolve("data"));
    Files.setOwner(folder.resolve("data"), nobody);
    Files.setOwner(folder, nobody);
    careline.as(
        List.of(SETPRIV.toString(), "--reuid=nobody", "--regid=65534", "--clear-groups"),
        String.join(":", entries));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (!Files.isDirectory(path)) {
          Files.copy(path, target);
        } else if (!Files.exists(target)) {
          Files.createDirectory(target);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
