package org.pocketdicom.http;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** An attribute of an instance. */
@Serdeable
record AttributeAnswer(
    @Schema(
            description =
                "The values as one text, joined by backslashes; bytes as Base64; of a sequence the"
                    + " number of its items",
            example = "ORIGINAL\\PRIMARY\\AXIAL")
        String attribute,
    @Schema(example = "(0008,0008)") String tag,
    @Schema(description = "Empty for private attributes", example = "ImageType") String keyword,
    @Schema(example = "CS") String vr,
    @ArraySchema(
            schema = @Schema(implementation = Object.class),
            arraySchema =
                @Schema(
                    description =
                        "Each value as text; bytes as one Base64 text; each item of a sequence as"
                            + " an object of DICOM JSON (PS3.18 F)"))
        List<JsonNode> values) {

  AttributeAnswer {
    values = List.copyOf(values);
  }
}
