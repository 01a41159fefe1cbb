package org.pocketdicom.archive;

import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Uid;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.UnsupportedDicom;
import org.pocketdicom.image.EmbeddedOverlays;
import org.pocketdicom.image.ImagePixel;
import org.pocketdicom.part10.TransferSyntax;

/** The header of an image whose frames are made anew: what of it follows the pixels. */
record TargetHeader(DecodeFrames decoding, DicomImage image, TargetFrames frames, String target) {

  /**
   * @param nested the header of the image, with pixels in Items that need no decoding
   * @param keepUid whether it stays the same instance, though its pixels lose
   */
  DataSet of(DataSet nested, boolean keepUid) {
    DataSet header = withOverlays(nested);
    String source = image.transferSyntax();
    if (TargetFrames.isDct(source) && !LossyHistory.isIn(header)) {
      header = LossyHistory.withStep(header, source, ratio(storedBytes()));
    }
    if (frames.loses()) {
      TargetFrames.Total total = frames.total();
      header = LossyHistory.withStep(header, target, ratio(total.bytes()));
      header = LossyHistory.withTypeDerived(header);
      if (!keepUid) {
        Uid uid = Identity.derived(header, target, total.sha256());
        header = LossyHistory.derived(header, target, uid);
      }
    }
    ImagePixel pixel = frames.described();
    DataSetBuilder builder = described(header, pixel);
    if (frames.changesValues()) {
      builder.remove(Tags.SmallestImagePixelValue).remove(Tags.LargestImagePixelValue);
    }
    boolean encapsulated = TransferSyntax.of(target).encapsulated();
    return builder
        .remove(Tag.of(Tag.group(Tags.PixelData), 0))
        .remove(Tags.ExtendedOffsetTable)
        .remove(Tags.ExtendedOffsetTableLengths)
        .remove(Tags.EncapsulatedPixelDataValueTotalLength)
        .put(Tags.PixelData, encapsulated ? Vr.OB : nativeVr(pixel), new byte[0])
        .build();
  }

  /** The Data Set with another Image Pixel Description Macro (PS3.3 C.7.6.3). */
  static DataSetBuilder described(DataSet dataSet, ImagePixel pixel) {
    DataSetBuilder builder =
        dataSet.toBuilder()
            .put(Tags.SamplesPerPixel, Vr.US, pixel.samplesPerPixel())
            .put(Tags.PhotometricInterpretation, Vr.CS, pixel.photometric().term())
            .put(Tags.BitsAllocated, Vr.US, pixel.bitsAllocated())
            .put(Tags.BitsStored, Vr.US, pixel.bitsStored())
            .put(Tags.HighBit, Vr.US, pixel.highBit())
            .put(Tags.PixelRepresentation, Vr.US, pixel.signed() ? 1 : 0)
            .remove(Tags.PlanarConfiguration);
    return pixel.samplesPerPixel() == 1
        ? builder
        : builder.put(Tags.PlanarConfiguration, Vr.US, pixel.planar() ? 1 : 0);
  }

  /** The VR of native Pixel Data (PS3.5 8.1.2); in Implicit VR it is not written. */
  static Vr nativeVr(ImagePixel pixel) {
    return pixel.bitsAllocated() > Byte.SIZE ? Vr.OW : Vr.OB;
  }

  /** Overlays in bits that will not be there any more become elements (PS3.3 C.9.2). */
  private DataSet withOverlays(DataSet header) {
    EmbeddedOverlays embedded =
        EmbeddedOverlays.of(image.header(), TransferSyntax.of(image.transferSyntax()));
    if (embedded.steps().isEmpty()) {
      return header;
    }
    if (embedded.pixel().numberOfFrames() > 1) {
      throw new UnsupportedDicom(
          "overlays in unused bits of several frames (retired) would be lost");
    }
    DecodeFrames.Memory memory = decoding.reserve(image, 0);
    try (memory) {
      return embedded.header(header, bits -> decoding.decode(image, 0, bits));
    }
  }

  private double ratio(long compressed) {
    ImagePixel pixel = ImagePixel.of(image.header());
    return pixel.nativeFrameBits() / 8.0 * pixel.numberOfFrames() / compressed;
  }

  private long storedBytes() {
    long bytes = 0;
    for (int i = 0; i < image.frames().count(); i++) {
      bytes += image.frames().length(i);
    }
    return bytes;
  }
}
