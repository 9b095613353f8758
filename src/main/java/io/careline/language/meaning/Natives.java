package io.careline.language.meaning;

import ai.onnxruntime.OrtEnvironment;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The native library that computes. Left alone it unpacks itself into a temporary folder until the
 * process ends well; a process that is killed would leave 28 MB behind each time. So it is unpacked
 * here, and the files are taken away as soon as it is in memory.
 */
final class Natives {
  private static final Logger LOG = LoggerFactory.getLogger(Natives.class);
  private static final String WHERE = "onnxruntime.native.path";

  /** The library's level of logging; it is that of whoever came first. */
  private static final int WARNINGS = 2;

  private static boolean loaded;

  private Natives() {}

  /** Loads it once for the process. Who has set the property is left to their own library. */
  static synchronized OrtEnvironment load() throws IOException {
    if (!loaded && System.getProperty(WHERE) == null) {
      unpacked();
    }
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    if (!loaded) {
      keep();
    }
    loaded = true;
    return environment;
  }

  /**
   * The library closes its environment as soon as the JVM begins to shut down. Careline drains at
   * that time and still asks models, which would end the process with a crash. The environment
   * counts its owners, so it gets another one who never lets go. There is no public way to it.
   */
  private static void keep() {
    try {
      Field api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
      Method open =
          OrtEnvironment.class.getDeclaredMethod(
              "createHandle", long.class, int.class, String.class);
      api.setAccessible(true);
      open.setAccessible(true);
      open.invoke(null, api.getLong(null), WARNINGS, "careline");
    } catch (ReflectiveOperationException e) {
      LOG.warn("a shutdown while a text is read may end with a crash", e);
    }
  }

  private static void unpacked() throws IOException {
    Path folder = Files.createTempDirectory("careline-meaning");
    try {
      for (String library : List.of("onnxruntime", "onnxruntime4j_jni")) {
        unpack(System.mapLibraryName(library), folder);
      }
      System.setProperty(WHERE, folder.toString());
      OrtEnvironment.getEnvironment();
    } finally {
      System.clearProperty(WHERE);
      remove(folder);
    }
  }

  private static void unpack(String file, Path folder) throws IOException {
    String name = "/ai/onnxruntime/native/" + platform() + "/" + file;
    try (InputStream library = OrtEnvironment.class.getResourceAsStream(name)) {
      if (library == null) {
        throw new FileNotFoundException("there is no native library for " + platform());
      }
      Files.copy(library, folder.resolve(file));
    }
  }

  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String name = system.startsWith("mac") ? "osx" : system.startsWith("windows") ? "win" : system;
    return name + "-" + System.getProperty("os.arch").replace("amd64", "x64").replace("x86_", "x");
  }

  /**
   * Asks the C library to return what has been freed, which it otherwise keeps for later; on Linux
   * that is half of a model. Where the machine cannot, nothing happens.
   */
  static void giveBack() {
    try {
      ManagementFactory.getPlatformMBeanServer()
          .invoke(
              new ObjectName("com.sun.management:type=DiagnosticCommand"),
              "systemTrimNativeHeap",
              new Object[0],
              new String[0]);
    } catch (JMException e) {
      LOG.debug("freed memory stays with the process", e);
    }
  }

  /** A system that does not let loaded libraries go, such as Windows, tries again at the end. */
  private static void remove(Path folder) throws IOException {
    folder.toFile().deleteOnExit();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (!file.toFile().delete()) {
          file.toFile().deleteOnExit();
        }
      }
    }
    folder.toFile().delete();
  }
}
