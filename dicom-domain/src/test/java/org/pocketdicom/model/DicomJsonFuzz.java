package org.pocketdicom.model;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class DicomJsonFuzz {

  static Stream<byte[]> texts() {
    return ModelRoundTrip.seeds(Model.JSON);
  }

  @MethodSource("texts")
  @DictionaryEntries({
    "\"00081110\":{\"vr\":\"SQ\",\"Value\":[{",
    "\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 100\"]},",
    "\"00091001\":{\"vr\":\"UN\",",
    "\"Value\":[",
    "\"BulkDataURI\":\"x\"",
    "\"InlineBinary\":\"AAA=\"",
    "\"Alphabetic\":\"",
    "\"Phonetic\":\"",
    "{\"dataset\":{",
    "\"vr\":\"",
    "\\u005c",
    "\\ud83d\\ude00",
    "Infinity",
    "-1e99",
    "null"
  })
  @FuzzTest(maxDuration = "30m")
  void whatIsReadIsWrittenAndReadAlikeOrRefused(byte[] bytes) {
    ModelRoundTrip.hold(Model.JSON, bytes);
  }
}
