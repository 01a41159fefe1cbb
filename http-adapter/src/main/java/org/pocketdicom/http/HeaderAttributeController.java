package org.pocketdicom.http;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.data.BulkDataLocator;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.DataDictionary;
import org.pocketdicom.json.DicomJsonWriter;

/** Answers questions about attributes. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class HeaderAttributeController {

  private final Archive archive;
  private final JsonMapper json;

  HeaderAttributeController(Archive archive, JsonMapper json) {
    this.archive = archive;
    this.json = json;
  }

  @Get("/dicom-header-attribute")
  @Operation(summary = "Reads an attribute of a stored object")
  @ApiResponse(responseCode = "200", description = "The attribute")
  @Documented.BadParameter
  @Documented.NotFound
  @Documented.TooLong
  AttributeAnswer attribute(
      @Documented.Name @QueryValue Optional<String> filename,
      @Parameter(
              description =
                  "`0010,0010`, `(0010,0010)`, `00100010`, a keyword, a private element by its"
                      + " creator such as `0009,xx10[SIEMENS CT VA0 COAD]`, or a path such as"
                      + " `ReferencedStudySequence[0].ReferencedSOPInstanceUID`",
              required = true,
              example = "PatientName")
          @QueryValue
          Optional<String> tag)
      throws IOException {
    String name = Parameters.required("filename", filename);
    DataElement element = find(name, Parameters.required("tag", tag));
    return switch (element.value()) {
      case Value.Sequence sequence -> {
        List<DataSet> items = sequence.items();
        String count = items.size() == 1 ? "1 item" : items.size() + " items";
        yield answer(element, count, objects(items));
      }
      case EncodedValue encoded -> {
        List<String> values = values(element, encoded);
        List<JsonNode> nodes = values.stream().map(JsonNode::createStringNode).toList();
        yield answer(element, String.join("\\", values), nodes);
      }
      case Value.BulkData _, Value.BulkDataUri _, Fragments _ ->
          throw new IllegalStateException("the value is not in memory");
    };
  }

  private static AttributeAnswer answer(DataElement element, String text, List<JsonNode> values) {
    int tag = element.tag();
    String keyword = DataDictionary.entry(tag).map(DataDictionary.Entry::keyword).orElse("");
    return new AttributeAnswer(text, Tag.toString(tag), keyword, element.vr().name(), values);
  }

  private DataElement find(String name, String path) {
    try {
      return archive.readAttributes().attribute(name, path);
    } catch (IllegalArgumentException e) {
      throw Parameters.bad(String.valueOf(e.getMessage()));
    }
  }

  private static List<String> values(DataElement element, EncodedValue encoded) {
    return element.vr().kind() == Vr.Kind.BYTES && encoded.length() > 0
        ? List.of(Base64.getEncoder().encodeToString(encoded.toByteArray()))
        : element.strings();
  }

  private List<JsonNode> objects(List<DataSet> items) throws IOException {
    List<JsonNode> objects = new ArrayList<>(items.size());
    for (DataSet item : items) {
      ByteArrayOutputStream object = new ByteArrayOutputStream();
      DicomJsonWriter.write(item, BulkDataLocator.NONE, object);
      objects.add(json.readValue(object.toByteArray(), JsonNode.class));
    }
    return objects;
  }
}
