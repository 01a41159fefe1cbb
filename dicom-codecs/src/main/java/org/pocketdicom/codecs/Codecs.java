package org.pocketdicom.codecs;

import java.util.List;
import org.pocketdicom.codecs.bmp.BmpEncoder;
import org.pocketdicom.codecs.deflated.DeflatedFrameCodec;
import org.pocketdicom.codecs.deflated.DeflatedFrameEncoder;
import org.pocketdicom.codecs.gif.GifEncoder;
import org.pocketdicom.codecs.j2k.J2kFrameCodec;
import org.pocketdicom.codecs.j2k.J2kFrameEncoder;
import org.pocketdicom.codecs.jpeg.BaselineFrameEncoder;
import org.pocketdicom.codecs.jpeg.JpegEncoder;
import org.pocketdicom.codecs.jpeg.JpegFrameCodec;
import org.pocketdicom.codecs.jpeg.LosslessFrameEncoder;
import org.pocketdicom.codecs.jpegls.JpegLsFrameCodec;
import org.pocketdicom.codecs.jpegls.JpegLsFrameEncoder;
import org.pocketdicom.codecs.jpegxl.JxlFrameCodec;
import org.pocketdicom.codecs.png.PngEncoder;
import org.pocketdicom.codecs.raw.BigEndianFrameCodec;
import org.pocketdicom.codecs.raw.NativeFrameCodec;
import org.pocketdicom.codecs.raw.NativeFrameEncoder;
import org.pocketdicom.codecs.rle.RleFrameCodec;
import org.pocketdicom.codecs.rle.RleFrameEncoder;
import org.pocketdicom.codecs.tiff.TiffEncoder;
import org.pocketdicom.port.FrameCodec;
import org.pocketdicom.port.FrameEncoder;
import org.pocketdicom.port.ImageEncoder;

/** All codecs and encoders of this module. */
public final class Codecs {

  private Codecs() {}

  /** What decodes frames; no two of them take the same transfer syntax. */
  public static List<FrameCodec> decoders() {
    return decoders(1);
  }

  /**
   * What decodes frames.
   *
   * @param threads how many may work at one frame, the caller's and those of the common pool, where
   *     the format allows it: code-blocks of JPEG 2000 do
   */
  public static List<FrameCodec> decoders(int threads) {
    return List.of(
        new NativeFrameCodec(),
        new BigEndianFrameCodec(),
        new DeflatedFrameCodec(),
        new RleFrameCodec(),
        new JpegFrameCodec(),
        new JpegLsFrameCodec(),
        new J2kFrameCodec(threads),
        new JxlFrameCodec());
  }

  /**
   * What compresses frames; no two of them write the same transfer syntax. JPEG Baseline is of
   * quality 90, near-lossless JPEG-LS within 2.
   */
  public static List<FrameEncoder> frameEncoders() {
    return frameEncoders(BaselineFrameEncoder.QUALITY, 2);
  }

  /**
   * What compresses frames.
   *
   * @param quality of JPEG Baseline, 1 to 100
   * @param near how far samples of near-lossless JPEG-LS may be from what they were, 1 to 255
   */
  public static List<FrameEncoder> frameEncoders(int quality, int near) {
    return List.of(
        new NativeFrameEncoder(),
        new DeflatedFrameEncoder(),
        new RleFrameEncoder(),
        new LosslessFrameEncoder(),
        new BaselineFrameEncoder(quality),
        JpegLsFrameEncoder.lossless(),
        JpegLsFrameEncoder.nearLossless(near),
        J2kFrameEncoder.lossless(),
        J2kFrameEncoder.highThroughput(),
        J2kFrameEncoder.highThroughputRpcl());
  }

  /** What encodes pictures; no two of them write the same format. */
  public static List<ImageEncoder> encoders() {
    return List.of(
        new PngEncoder(), new JpegEncoder(), new TiffEncoder(), new GifEncoder(), new BmpEncoder());
  }
}
