package org.pocketdicom.codecs.j2k;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** Writes packets of one layer (B.9, B.10). */
final class PacketWriter {

  private final BlockSource source;
  private final List<Plane> planes;

  PacketWriter(BlockSource source, List<Plane> planes) {
    this.source = source;
    this.planes = planes;
  }

  void write(Precinct precinct, ByteArrayOutputStream out) {
    PacketBitWriter header = new PacketBitWriter();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    header.write(1, 1);
    for (Precinct.Band band : precinct.makeBands()) {
      write(band, planes.get(precinct.component()), header, body);
    }
    out.writeBytes(header.finish());
    out.writeBytes(body.toByteArray());
  }

  private void write(
      Precinct.Band band, Plane plane, PacketBitWriter header, ByteArrayOutputStream body) {
    EncodedBlock[] blocks = new EncodedBlock[band.blocks().length];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = source.encode(band.blocks()[i], band.subband(), plane);
      int x = i % band.across();
      int y = i / band.across();
      band.inclusion().set(x, y, blocks[i].passes() == 0 ? 1 : 0);
      band.zeroBitPlanes().set(x, y, blocks[i].zeroBitPlanes());
    }
    band.inclusion().build();
    band.zeroBitPlanes().build();
    for (int i = 0; i < blocks.length; i++) {
      int x = i % band.across();
      int y = i / band.across();
      band.inclusion().tell(1, x, y, header);
      if (blocks[i].passes() > 0) {
        band.zeroBitPlanes().tell(blocks[i].zeroBitPlanes() + 1, x, y, header);
        writeLength(blocks[i], band.blocks()[i].lengthBits(), header);
        body.writeBytes(blocks[i].data());
      }
    }
  }

  /** The passes and the length of their codeword segment (B.10.6, B.10.7). */
  private static void writeLength(EncodedBlock block, int lengthBits, PacketBitWriter header) {
    writePasses(block.passes(), header);
    int needed = 32 - Integer.numberOfLeadingZeros(block.data().length);
    int bits = lengthBits + 31 - Integer.numberOfLeadingZeros(block.passes());
    for (; bits < needed; bits++) {
      header.write(1, 1);
    }
    header.write(0, 1);
    header.write(block.data().length, bits);
  }

  /** Table B.4. */
  private static void writePasses(int passes, PacketBitWriter header) {
    if (passes == 1) {
      header.write(0, 1);
    } else if (passes == 2) {
      header.write(0b10, 2);
    } else if (passes <= 5) {
      header.write(0b1100 | passes - 3, 4);
    } else if (passes <= 36) {
      header.write(0b1111 << 5 | passes - 6, 9);
    } else {
      header.write(0b1_1111_1111 << 7 | passes - 37, 16);
    }
  }
}
