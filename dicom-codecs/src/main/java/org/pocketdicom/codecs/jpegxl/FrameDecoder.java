package org.pocketdicom.codecs.jpegxl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;
import org.pocketdicom.codecs.jpegxl.modular.Channel;
import org.pocketdicom.codecs.jpegxl.vardct.LfDequantization;
import org.pocketdicom.codecs.jpegxl.vardct.Noise;
import org.pocketdicom.codecs.jpegxl.vardct.Plane;
import org.pocketdicom.codecs.jpegxl.vardct.Upsampling;
import org.pocketdicom.codecs.jpegxl.vardct.VarDctFrame;
import org.pocketdicom.codecs.jpegxl.vardct.VarDctHeader;
import org.pocketdicom.error.UnsupportedDicom;

/** Decodes the sections of a frame (Annex G), and what comes behind them up to its colours. */
final class FrameDecoder {

  /** Planes of colours, of gray, too, as filters want them. */
  static final int COLORS = 3;

  private final ImageHeader image;
  private final FrameHeader header;
  private final Toc toc;
  private final Patches patches;
  private final @Nullable Noise noise;
  private final LfDequantization lfFactors;
  private final @Nullable VarDctFrame varDct;
  private final ModularFrame modular;

  /** Reads the first section, LfGlobal. */
  FrameDecoder(ImageHeader image, FrameHeader header, Toc toc, References references) {
    this.image = image;
    this.header = header;
    this.toc = toc;
    JxlBits bits = toc.section(0);
    patches =
        header.has(FrameHeader.PATCHES)
            ? Patches.read(bits, image, header, references)
            : Patches.NONE;
    if (header.has(FrameHeader.SPLINES)) {
      throw new UnsupportedDicom("JPEG XL with splines is not supported");
    }
    noise = header.has(FrameHeader.NOISE) ? Noise.read(bits) : null;
    lfFactors = LfDequantization.read(bits);
    varDct = header.modular ? null : new VarDctFrame(bits, varDctHeader(), lfFactors);
    if (varDct != null && header.has(FrameHeader.USE_LF)) {
      varDct.useLf(references.lf(header.lfLevel + 1));
    }
    modular = new ModularFrame(bits, header, channels(), image.precision);
  }

  private VarDctHeader varDctHeader() {
    return new VarDctHeader(
        header.codedWidth(),
        header.codedHeight(),
        header.xStep,
        header.bStep,
        header.passes.shifts(),
        header.subsampling,
        !header.has(FrameHeader.NO_SMOOTHING),
        header.filter,
        image.opsin());
  }

  private List<Channel> channels() {
    List<Channel> channels = new ArrayList<>();
    for (int i = 0; header.modular && i < image.colorChannels(); i++) {
      channels.add(new Channel(header.codedWidth(), header.codedHeight(), 0, 0));
    }
    for (int factor : header.extraUpsampling) {
      int shift =
          Integer.numberOfTrailingZeros(factor) - Integer.numberOfTrailingZeros(header.upsampling);
      int width = Math.ceilDiv(header.width, factor);
      int height = Math.ceilDiv(header.height, factor);
      channels.add(new Channel(width, height, shift, shift));
    }
    return channels;
  }

  /** How many sections a frame has. */
  static int sections(FrameHeader header) {
    long count = 2L + header.lfGroups() + (long) header.groups() * header.passes.count();
    return count == 4 ? 1 : (int) Math.min(Integer.MAX_VALUE, count);
  }

  /** Reads the other sections. */
  void readGroups() {
    for (int i = 0; i < header.lfGroups(); i++) {
      JxlBits bits = toc.section(1 + i);
      if (varDct != null && !header.has(FrameHeader.USE_LF)) {
        varDct.readLf(bits, i, modular.tree());
      }
      modular.readLfGroup(bits, i);
      if (varDct != null) {
        varDct.readHfMetadata(bits, i, modular.tree());
      }
    }
    int first = 2 + header.lfGroups();
    if (varDct != null) {
      varDct.readHfGlobal(toc.section(first - 1), modular.tree());
    }
    for (int i = 0; i < header.groups(); i++) {
      List<JxlBits> passes = new ArrayList<>();
      for (int pass = 0; pass < header.passes.count(); pass++) {
        passes.add(toc.section(first + pass * header.groups() + i));
      }
      if (varDct != null) {
        varDct.readGroup(passes, i);
      }
      for (int pass = 0; pass < passes.size(); pass++) {
        modular.readGroup(passes.get(pass), pass, i);
      }
    }
  }

  /** Whether the samples are what is shown, with nothing that comes behind them. */
  boolean isPlain() {
    return header.isLossless()
        && !header.filter.filters()
        && patches.isEmpty()
        && noise == null
        && header.upsampling == 1;
  }

  /** The samples of a plain frame's colours. */
  List<Channel> samples() {
    return modular.channels().subList(0, image.colorChannels());
  }

  /**
   * The colours, as they are before they become those of the image; then the extra channels, where
   * they count.
   *
   * @param shown the number of frames up to this that are shown
   * @param hidden how many since the last of them are not
   */
  List<Plane> planes(int shown, int hidden) {
    List<Plane> planes = new ArrayList<>(varDct != null ? varDct.finish() : modularPlanes());
    // Extra channels count where samples are weighed by them, now or later.
    if (!header.ends() || header.blending().weighs()) {
      addExtras(planes);
    }
    patches.apply(planes);
    for (int i = 0; i < planes.size(); i++) {
      int factor = i < COLORS ? header.upsampling : header.extraUpsampling.get(i - COLORS);
      if (factor > 1) {
        Upsampling by = image.upsampling(factor);
        planes.set(i, by.apply(planes.get(i), header.width, header.height));
      }
    }
    if (noise != null) {
      if (varDct != null) {
        varDct.addNoise(noise, planes, shown, hidden);
      } else {
        noise.addToModular(planes, header.groupSize, shown, hidden);
      }
    }
    return planes;
  }

  private void addExtras(List<Plane> planes) {
    List<Channel> channels = modular.channels();
    int first = channels.size() - image.extras.size();
    for (int i = 0; i < image.extras.size(); i++) {
      planes.add(plane(channels.get(first + i), image.extras.get(i).step()));
      if (!patches.isEmpty() && header.extraUpsampling.get(i) != header.upsampling) {
        throw new UnsupportedDicom("JPEG XL with patches beside an extra channel that is coarser");
      }
    }
  }

  private List<Plane> modularPlanes() {
    List<Plane> planes = unfilteredPlanes();
    header.filter.applyToModular(planes);
    return planes;
  }

  /**
   * XYB is coded as Y, X and B - Y, in steps; other samples are parts of the greatest. There are
   * three planes of gray, too, as filters want them.
   */
  private List<Plane> unfilteredPlanes() {
    List<Channel> channels = samples();
    if (!image.xyb) {
      float step = 1f / ((1 << image.precision) - 1);
      return List.of(
          plane(channels.getFirst(), step),
          plane(channels.get(channels.size() / 2), step),
          plane(channels.getLast(), step));
    }
    int[] y = channels.get(0).samples();
    int[] b = channels.get(2).samples();
    for (int i = 0; i < b.length; i++) {
      b[i] += y[i];
    }
    return List.of(
        plane(channels.get(1), lfFactors.x()),
        plane(channels.get(0), lfFactors.y()),
        plane(channels.get(2), lfFactors.b()));
  }

  private static Plane plane(Channel channel, float step) {
    Plane plane = new Plane(channel.width(), channel.height());
    int[] in = channel.samples();
    float[] out = plane.samples();
    for (int y = 0; y < channel.height(); y++) {
      int from = y * channel.width();
      int to = plane.index(0, y);
      for (int x = 0; x < channel.width(); x++) {
        out[to + x] = in[from + x] * step;
      }
    }
    return plane;
  }
}
