package org.pocketdicom.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WarmUpIT {

  @TempDir(factory = InTarget.class)
  Path folder;

  @Test
  void aRehearsalTouchesNothingOfTheServerAndLeavesNothingWhenItIsEnded() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    try (ServerProcess server =
            ServerProcess.launch(
                folder.resolve("data"),
                Map.of("DICOM_WARM_UP", "on"),
                "-Djava.io.tmpdir=" + temporary);
        Client client = server.client()) {
      while (rehearsals(temporary).isEmpty()) {
        Thread.sleep(Duration.ofMillis(20));
      }
      Thread.sleep(Duration.ofSeconds(2));

      assertThat(client.get("/files", Map.of(), BodyHandlers.ofString()).body())
          .isEqualTo("{\"files\":[]}");
      assertThat(client.get("/metrics", Map.of(), BodyHandlers.ofString()).body())
          .doesNotContain("/upload");
    }

    assertThat(rehearsals(temporary)).isEmpty();
    assertThat(Files.readString(folder.resolve("data.log"))).doesNotContain("/upload");
  }

  private static List<Path> rehearsals(Path temporary) throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.filter(file -> file.toString().contains("rehearsal")).toList();
    }
  }
}
