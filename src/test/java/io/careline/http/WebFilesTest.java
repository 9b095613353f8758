package io.careline.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pages and their parts as a browser gets them; skipped where the pages were not built. */
class WebFilesTest {
  private static TestCareline app;

  @BeforeAll
  static void start() {
    Assumptions.assumeTrue(
        WebFilesTest.class.getResource("/webroot/portal.html") != null, "the pages are not built");
    app = TestCareline.start();
  }

  @AfterAll
  static void stop() {
    if (app != null) {
      app.close();
    }
  }

  private static RawHttp get(String path, String... headers) {
    String more = headers.length == 0 ? "" : "\n" + String.join("\n", headers);
    return RawHttp.send(
        app, "GET " + path + " HTTP/1.1\nHost: localhost\nConnection: close" + more, "");
  }

  @Test
  void pages_are_packed_for_those_who_can_unpack() {
    for (String page :
        new String[] {"/console", "/portal", "/track", "/wallboard", "/admin", "/docs"}) {
      RawHttp packed = get(page, "Accept-Encoding: gzip, deflate, br");
      assertThat(packed.status()).as(page).isEqualTo(200);
      assertThat(packed.header("Content-Encoding")).as(page).isEqualTo("gzip");
      assertThat(packed.header("Content-Type")).startsWith("text/html");
      assertThat(packed.header("Cache-Control")).isEqualTo("no-cache");
      assertThat(packed.header("Content-Security-Policy")).contains("default-src 'none'");
      RawHttp plain = get(page);
      assertThat(plain.header("Content-Encoding")).isEmpty();
      assertThat(plain.all()).containsIgnoringCase("<!doctype html>");
    }
  }

  @Test
  void who_says_that_they_cannot_unpack_gets_it_plain() {
    assertThat(get("/portal", "Accept-Encoding: gzip;q=0").header("Content-Encoding")).isEmpty();
  }

  @Test
  void views_below_a_page_are_the_page() {
    assertThat(get("/console/tickets/10009").all()).containsIgnoringCase("<!doctype html>");
  }

  @Test
  void a_part_is_kept_for_good_and_has_its_type() {
    Matcher part = Pattern.compile("/assets/[A-Za-z0-9._-]+\\.js").matcher(get("/portal").all());
    assertThat(part.find()).isTrue();
    RawHttp script = get(part.group());
    assertThat(script.header("Content-Type")).startsWith("text/javascript");
    assertThat(script.header("Cache-Control")).contains("immutable");
  }

  @Test
  void no_path_leads_out_of_the_pages() {
    for (String path :
        new String[] {
          "/assets/../openapi.yaml",
          "/assets/..%2fopenapi.yaml",
          "/assets/%2e%2e/openapi.yaml",
          "/assets/..%5c..%5copenapi.yaml",
          "/assets/....//openapi.yaml",
          "/assets/.",
          "/assets/",
          "/..%2f..%2fetc%2fpasswd",
          "//etc/passwd",
          "/console.html.gz",
          "/openapi.yaml",
          "/logback.xml",
          "/db/migration/V001__store.sql",
          "/portal.html",
          "/assets/x%00.js"
        }) {
      assertThat(get(path).status()).as(path).isIn(400, 404);
    }
  }
}
