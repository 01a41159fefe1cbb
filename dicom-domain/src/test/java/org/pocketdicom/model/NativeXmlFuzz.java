package org.pocketdicom.model;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class NativeXmlFuzz {

  static Stream<byte[]> texts() {
    return ModelRoundTrip.seeds(Model.XML);
  }

  @MethodSource("texts")
  @DictionaryEntries({
    "<DicomAttribute tag=\"00091001\" vr=\"UN\">",
    "<DicomAttribute tag=\"00090001\" vr=\"LO\" privateCreator=\"CREATOR\">",
    "<DicomAttribute tag=\"00081110\" vr=\"SQ\"><Item>",
    "</DicomAttribute>",
    "<Value number=\"2\">",
    "<InlineBinary>AAA=</InlineBinary>",
    "<BulkData uuid=\"x\"/>",
    "<PersonName><Ideographic><FamilyName>",
    "<![CDATA[",
    "]]>",
    "<!--",
    "&#xD;",
    "&#92;",
    "encoding=\"UTF-16\"",
    "<!DOCTYPE"
  })
  @FuzzTest(maxDuration = "30m")
  void whatIsReadIsWrittenAndReadAlikeOrRefused(byte[] bytes) {
    ModelRoundTrip.hold(Model.XML, bytes);
  }
}
