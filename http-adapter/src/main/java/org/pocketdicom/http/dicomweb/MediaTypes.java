package org.pocketdicom.http.dicomweb;

import java.util.Optional;
import org.pocketdicom.dictionary.TransferSyntaxes;

/** Which media type frames of a transfer syntax have, and the other way round (PS3.18 8.7.3). */
final class MediaTypes {

  static final String DICOM = "application/dicom";
  static final String OCTETS = "application/octet-stream";
  static final String ZIP = "application/zip";

  private MediaTypes() {}

  /** The media type of a frame, or of a video, in a transfer syntax. */
  static String of(String transferSyntax) {
    return switch (transferSyntax) {
      case TransferSyntaxes.JPEGBaseline8Bit,
          TransferSyntaxes.JPEGExtended12Bit,
          TransferSyntaxes.JPEGLossless,
          TransferSyntaxes.JPEGLosslessSV1 ->
          "image/jpeg";
      case TransferSyntaxes.RLELossless -> "image/dicom-rle";
      case TransferSyntaxes.JPEGLSLossless, TransferSyntaxes.JPEGLSNearLossless -> "image/jls";
      case TransferSyntaxes.JPEG2000Lossless, TransferSyntaxes.JPEG2000 -> "image/jp2";
      case TransferSyntaxes.JPEG2000MCLossless, TransferSyntaxes.JPEG2000MC -> "image/jpx";
      case TransferSyntaxes.HTJ2KLossless,
          TransferSyntaxes.HTJ2KLosslessRPCL,
          TransferSyntaxes.HTJ2K ->
          "image/jphc";
      case TransferSyntaxes.JPEGXLLossless,
          TransferSyntaxes.JPEGXLJPEGRecompression,
          TransferSyntaxes.JPEGXL ->
          "image/jxl";
      default -> video(transferSyntax).orElse(OCTETS);
    };
  }

  /** The media type of a video; empty where the transfer syntax is none. */
  static Optional<String> video(String transferSyntax) {
    return switch (transferSyntax) {
      case TransferSyntaxes.MPEG2MPML,
          TransferSyntaxes.MPEG2MPMLF,
          TransferSyntaxes.MPEG2MPHL,
          TransferSyntaxes.MPEG2MPHLF ->
          Optional.of("video/mpeg");
      case TransferSyntaxes.MPEG4HP41,
          TransferSyntaxes.MPEG4HP41F,
          TransferSyntaxes.MPEG4HP41BD,
          TransferSyntaxes.MPEG4HP41BDF,
          TransferSyntaxes.MPEG4HP422D,
          TransferSyntaxes.MPEG4HP422DF,
          TransferSyntaxes.MPEG4HP423D,
          TransferSyntaxes.MPEG4HP423DF,
          TransferSyntaxes.MPEG4HP42STEREO,
          TransferSyntaxes.MPEG4HP42STEREOF ->
          Optional.of("video/mp4");
      case TransferSyntaxes.HEVCMP51, TransferSyntaxes.HEVCM10P51 -> Optional.of("video/H265");
      default -> Optional.empty();
    };
  }

  /** The transfer syntax of frames of a media type that tells none (PS3.18 table 8.7.3-5). */
  static Optional<String> defaultSyntax(String mediaType) {
    return switch (mediaType) {
      case OCTETS -> Optional.of(TransferSyntaxes.ExplicitVRLittleEndian);
      case "image/jpeg" -> Optional.of(TransferSyntaxes.JPEGLosslessSV1);
      case "image/dicom-rle" -> Optional.of(TransferSyntaxes.RLELossless);
      case "image/jls" -> Optional.of(TransferSyntaxes.JPEGLSLossless);
      case "image/jp2" -> Optional.of(TransferSyntaxes.JPEG2000Lossless);
      case "image/jpx" -> Optional.of(TransferSyntaxes.JPEG2000MCLossless);
      case "image/jphc" -> Optional.of(TransferSyntaxes.HTJ2KLossless);
      case "image/jxl" -> Optional.of(TransferSyntaxes.JPEGXLLossless);
      case "video/mpeg", "video/mpeg2" -> Optional.of(TransferSyntaxes.MPEG2MPML);
      case "video/mp4" -> Optional.of(TransferSyntaxes.MPEG4HP41);
      default -> Optional.empty();
    };
  }
}
