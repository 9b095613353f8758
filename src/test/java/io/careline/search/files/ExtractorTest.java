package io.careline.search.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process that looks into files: what a file does to it, it does to that process alone. */
class ExtractorTest {
  private static final String PDF = "application/pdf";

  @TempDir private Path folder;

  @Test
  void one_process_looks_into_one_file_after_the_other() throws IOException {
    try (Extractor extractor = new Extractor(folder, Duration.ofSeconds(20))) {
      assertThat(extractor.of("a.pdf", PDF, FileKit.pdf("Invoice 4711")).text())
          .isEqualTo("Invoice 4711");
      assertThat(extractor.of("b.docx", "", FileKit.docx("水壶", "𠮷")).text()).isEqualTo("水壶\n𠮷");
      assertThat(extractor.of("c.pdf", PDF, FileKit.lockedPdf("x")))
          .isEqualTo(FileText.failed(Why.ENCRYPTED));
    }
  }

  @Test
  void one_that_takes_too_long_is_ended_and_the_next_is_read() throws IOException {
    try (Extractor extractor = new Extractor(folder, Duration.ofSeconds(3))) {
      assertThat(extractor.of("slow.pdf", PDF, FileKit.pdfBomb(200)))
          .isEqualTo(FileText.lost(Why.SLOW));
      assertThat(extractor.of("a.docx", "", FileKit.docx("kettle")).text()).isEqualTo("kettle");
    }
  }

  @Test
  void one_that_eats_memory_ends_only_that_process() throws IOException {
    try (Extractor extractor = new Extractor(folder, Duration.ofSeconds(60))) {
      assertThat(extractor.of("big.docx", "", FileKit.wideDocx(95)))
          .isEqualTo(FileText.failed(Why.MEMORY));
      assertThat(extractor.of("a.docx", "", FileKit.docx("kettle")).text()).isEqualTo("kettle");
    }
  }

  @Test
  void nothing_is_looked_into_after_the_end() {
    Extractor extractor = new Extractor(folder, Duration.ofSeconds(3));
    extractor.close();
    assertThatThrownBy(() -> extractor.of("a.txt", "text/plain", "x".getBytes()))
        .isInstanceOf(IOException.class);
  }
}
