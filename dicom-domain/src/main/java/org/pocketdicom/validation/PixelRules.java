package org.pocketdicom.validation;

import java.util.Optional;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Fragments;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.LimitExceeded;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.image.PhotometricInterpretation;
import org.pocketdicom.part10.TransferSyntax;

/** Pixel Data and the attributes that describe it (PS3.3 C.7.6.3, PS3.5 8). */
final class PixelRules {

  private PixelRules() {}

  static void check(Place object, TransferSyntax syntax) {
    Optional<DataElement> pixelData = ImagePixel.pixelData(object.dataSet());
    if (pixelData.isEmpty()) {
      return;
    }
    try {
      ImagePixel pixel = ImagePixel.of(object.dataSet());
      checkAttributes(object, pixel);
      checkEncoding(object, pixelData.get(), pixel, syntax);
    } catch (MalformedDicom e) {
      object.say(Rule.IMAGE_PIXEL, pixelData.get().tag(), e.getMessage());
    } catch (UnsupportedDicom | LimitExceeded e) {
      // not a matter of the standard
    }
  }

  private static void checkAttributes(Place object, ImagePixel pixel) {
    DataSet dataSet = object.dataSet();
    if (pixel.highBit() != pixel.bitsStored() - 1) {
      object.say(Rule.IMAGE_PIXEL, Tags.HighBit, "not one less than Bits Stored");
    }
    if (pixel.samplesPerPixel() > 1 && !dataSet.contains(Tags.PlanarConfiguration)) {
      object.say(
          Rule.MISSING_ATTRIBUTE,
          "PS3.3 C.7.6.3",
          Tags.PlanarConfiguration,
          "absent, although there are several samples per pixel");
    }
    if (pixel.photometric() == PhotometricInterpretation.PALETTE_COLOR
        && !dataSet.contains(Tags.RedPaletteColorLookupTableDescriptor)) {
      object.say(
          Rule.MISSING_ATTRIBUTE,
          "PS3.3 C.7.9",
          Tags.RedPaletteColorLookupTableDescriptor,
          "absent, although colours are those of a palette");
    }
  }

  private static void checkEncoding(
      Place object, DataElement pixelData, ImagePixel pixel, TransferSyntax syntax) {
    int tag = pixelData.tag();
    boolean encapsulated = pixelData.value() instanceof Fragments;
    if (encapsulated != syntax.encapsulated()) {
      object.say(Rule.IMAGE_PIXEL, "PS3.5 A", tag, "encapsulated or not, against the syntax");
    } else if (!encapsulated && pixelData.vr() == Vr.OB && pixel.bitsAllocated() > 8) {
      object.say(Rule.WRONG_VR, "PS3.5 A.2", tag, "OB, although Bits Allocated is more than 8");
    }
    if (pixelData.value() instanceof Value.BulkData bulk) {
      long bytes = nativeBytes(pixel);
      if (bulk.length() != bytes) {
        String how = bulk.length() < bytes ? "shorter" : "longer";
        object.say(Rule.PIXEL_DATA_LENGTH, tag, how + " than its attributes say");
      }
    }
  }

  // Even, and of what no file can hold the most there is.
  private static long nativeBytes(ImagePixel pixel) {
    long frames = pixel.numberOfFrames();
    long bytes =
        pixel.nativeFrameBits() > Long.MAX_VALUE / frames
            ? Long.MAX_VALUE / 8
            : Math.ceilDiv(pixel.nativeFrameBits() * frames, 8L);
    return bytes + bytes % 2;
  }
}
