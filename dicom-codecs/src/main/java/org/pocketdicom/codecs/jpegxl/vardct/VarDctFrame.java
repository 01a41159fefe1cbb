package org.pocketdicom.codecs.jpegxl.vardct;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pocketdicom.codecs.jpegxl.entropy.JxlBits;
import org.pocketdicom.codecs.jpegxl.modular.Channel;
import org.pocketdicom.codecs.jpegxl.modular.MaTree;
import org.pocketdicom.codecs.jpegxl.modular.ModularImage;
import org.pocketdicom.error.MalformedDicom;

/**
 * A frame in VarDCT mode, whose sections are read in this order, each part where the section
 * stands:
 *
 * <ol>
 *   <li>of LfGlobal, behind LfDequantization: the constructor; then the frame's tree and Modular
 *       image follow
 *   <li>of each LF group {@link #readLf} (not where there is an LF frame), the Modular part, {@link
 *       #readHfMetadata}
 *   <li>{@link #readHfGlobal}
 *   <li>of each group {@link #readGroup} with the sections of all passes, each of which then stands
 *       at its Modular part
 *   <li>{@link #finish}
 * </ol>
 */
public final class VarDctFrame {

  private final VarDctHeader header;
  private final VarDctGlobal global;
  private final float[] lfSteps;
  private final BlockMap blocks;
  private final LfImage lf;
  private final Plane[] planes = new Plane[3];
  private final GroupDecoder decoder;
  private boolean ownLf;
  private @Nullable HfGlobal hf;

  /**
   * Reads what LfGlobal has of it.
   *
   * @throws MalformedDicom if it is not sound, as in all methods
   */
  public VarDctFrame(JxlBits bits, VarDctHeader header, LfDequantization dequantization) {
    this.header = header;
    global = VarDctGlobal.read(bits);
    lfSteps = global.lfSteps(dequantization);
    blocks = new BlockMap(header.blocksAcross(), header.blocksDown());
    lf = new LfImage(header);
    ChromaSubsampling halved = header.subsampling();
    for (int c = 0; c < 3; c++) {
      int across = halved.shiftAcross(c);
      int down = halved.shiftDown(c);
      int width = header.width() + across >> across;
      int height = header.height() + down >> down;
      planes[c] = new Plane(width, height);
    }
    decoder = new GroupDecoder(header, global, blocks, lf);
  }

  /** Reads an LF group's LF coefficients. */
  public void readLf(JxlBits bits, int group, @Nullable MaTree tree) {
    ownLf = true;
    int x0 = lfColumn(group);
    int y0 = lfLine(group);
    float scale = 1f / (1 << bits.u(2));
    List<Channel> channels = new ArrayList<>();
    for (int place = 0; place < 3; place++) {
      int c = LfImage.codedPlace(place);
      int across = header.subsampling().shiftAcross(c);
      int down = header.subsampling().shiftDown(c);
      channels.add(new Channel(lfWidth(x0) >> across, lfHeight(y0) >> down, across, down));
    }
    channels = ModularImage.read(bits, channels, 8, 1 + group, tree);
    float[] steps = new float[3];
    for (int c = 0; c < 3; c++) {
      steps[c] = lfSteps[c] * scale;
    }
    lf.put(channels, x0, y0, steps, global.correlation());
    putRanges(channels, x0, y0);
  }

  /** Takes the LF coefficients from the frame that has them: its samples before any colours. */
  public void useLf(List<Plane> samples) {
    lf.put(samples);
  }

  private void putRanges(List<Channel> channels, int x0, int y0) {
    ChromaSubsampling halved = header.subsampling();
    for (int y = 0; y < lfHeight(y0); y++) {
      for (int x = 0; x < lfWidth(x0); x++) {
        int[] means = new int[3];
        for (int c = 0; c < 3; c++) {
          Channel channel = channels.get(LfImage.codedPlace(c));
          int at = (y >> halved.shiftDown(c)) * channel.width() + (x >> halved.shiftAcross(c));
          means[c] = channel.samples()[at];
        }
        blocks.lfRanges[(y0 + y) * blocks.across + x0 + x] =
            (byte) global.contexts().lfRange(means[0], means[1], means[2]);
      }
    }
  }

  /** Reads an LF group's blocks. */
  public void readHfMetadata(JxlBits bits, int group, @Nullable MaTree tree) {
    int x0 = lfColumn(group);
    int y0 = lfLine(group);
    int width = lfWidth(x0);
    int height = lfHeight(y0);
    int most = width * height;
    int count = 1 + bits.u(Integer.SIZE - Integer.numberOfLeadingZeros(most - 1));
    if (count > most) {
      throw new MalformedDicom("a JPEG XL group of too many blocks");
    }
    int tilesAcross = Math.ceilDiv(width, 8);
    int tilesDown = Math.ceilDiv(height, 8);
    List<Channel> channels =
        List.of(
            new Channel(tilesAcross, tilesDown, 3, 3),
            new Channel(tilesAcross, tilesDown, 3, 3),
            new Channel(count, 2, 0, 0),
            new Channel(width, height, 0, 0));
    int stream = 1 + 2 * header.lfGroups() + group;
    blocks.put(ModularImage.read(bits, channels, 8, stream, tree), x0, y0);
  }

  private int lfColumn(int group) {
    return group % header.lfGroupsAcross() * VarDctHeader.LF_GROUP;
  }

  private int lfLine(int group) {
    return group / header.lfGroupsAcross() * VarDctHeader.LF_GROUP;
  }

  private int lfWidth(int x0) {
    return Math.min(VarDctHeader.LF_GROUP, blocks.across - x0);
  }

  private int lfHeight(int y0) {
    return Math.min(VarDctHeader.LF_GROUP, blocks.down - y0);
  }

  /** Reads HfGlobal, behind all LF groups. */
  public void readHfGlobal(JxlBits bits, @Nullable MaTree tree) {
    if (ownLf && header.smoothed()) {
      lf.smooth(lfSteps);
    }
    hf = new HfGlobal(bits, header, global.contexts(), tree);
  }

  /** Reads a group, of each pass from its section. */
  public void readGroup(List<JxlBits> passes, int group) {
    if (hf == null) {
      throw new IllegalStateException("HfGlobal comes before groups");
    }
    decoder.decode(passes, hf, group, planes);
  }

  /** The samples of X, Y and B, or Cb, Y and Cr, behind the frame's filters. */
  public List<Plane> finish() {
    for (int c = 0; c < 3; c++) {
      if (planes[c].width < header.width()) {
        planes[c] = ChromaUpsampling.columns(planes[c], header.width());
      }
      if (planes[c].height < header.height()) {
        planes[c] = ChromaUpsampling.lines(planes[c], header.height());
      }
    }
    header.filter().apply(planes, sigmas(), blocks.across);
    return List.of(planes);
  }

  /**
   * Adds noise to what {@link #finish} gave, once it has the size in which it is shown.
   *
   * @param shown the number of frames up to this that are shown
   * @param hidden how many since the last of them are not
   */
  public void addNoise(Noise noise, List<Plane> samples, int shown, int hidden) {
    ColorCorrelation correlation = global.correlation();
    int groupSize = 8 * VarDctHeader.GROUP;
    noise.add(samples, correlation.inX(0), correlation.inB(0), groupSize, shown, hidden);
  }

  private float[] sigmas() {
    RestorationFilter filter = header.filter();
    float[] sigmas = new float[filter.iterations == 0 ? 0 : blocks.types.length];
    for (int i = 0; i < sigmas.length; i++) {
      float sigma = filter.quantScale * global.inverseScale() / blocks.multipliers[i];
      float sharpness = filter.sharpness[blocks.sharpness[i]];
      sigmas[i] = EdgePreservingFilter.inverse(sigma * sharpness);
    }
    return sigmas;
  }
}
