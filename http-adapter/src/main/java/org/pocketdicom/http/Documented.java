package org.pocketdicom.http;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** The parameters and failures that several routes share, for the OpenAPI document. */
@interface Documented {

  /** What an object is asked for by. */
  @Parameter(
      description = "A file name, the newest upload counts, or a SOP Instance UID",
      required = true)
  @interface Name {}

  /** A parameter is wrong. */
  @ApiResponse(
      responseCode = "400",
      description = "A parameter is missing or can't be understood",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  @interface BadParameter {}

  /** Nothing there. */
  @ApiResponse(
      responseCode = "404",
      description = "There is no such file, frame or attribute",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  @interface NotFound {}

  /** No picture. */
  @ApiResponse(
      responseCode = "422",
      description =
          "The stored object can't be shown: its encoding is not supported, or its pixels"
              + " contradict its attributes",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  @interface NoPicture {}

  /** No value. */
  @ApiResponse(
      responseCode = "422",
      description = "The value is longer than the mebibyte that is given in an answer",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  @interface TooLong {}

  /** Nothing stored. */
  @ApiResponse(
      responseCode = "400",
      description = "No file in a part named `file`, no DICOM object, or no form",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  @ApiResponse(
      responseCode = "409",
      description = "Other bytes are stored under this SOP Instance UID",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  @ApiResponse(
      responseCode = "413",
      description = "Larger than the server takes",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  @ApiResponse(
      responseCode = "503",
      description = "The storage can't take it now; try again",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  @interface NotStored {}
}
