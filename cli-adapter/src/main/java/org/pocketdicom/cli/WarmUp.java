package org.pocketdicom.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;

/**
 * Does once what the commands do, so that a JVM that records an AOT cache sees the classes they
 * need. Not a command: the build runs it.
 */
final class WarmUp {

  private WarmUp() {}

  /**
   * Runs the commands on a small image.
   *
   * @param args a folder to work in, which is left with what the commands made
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    String image = Files.write(folder.resolve("image.dcm"), image()).toString();
    Files.write(folder.resolve("other.dcm"), image());
    String output = folder.toString();
    List.of(
            List.of("dump", image),
            List.of("dump", "--json", image, image),
            List.of("dump", output),
            List.of("dump", "--xml", image),
            List.of("dump", "--tag", "PatientID", output),
            List.of("dump", "--csv", "--tag", "PatientID", "--tag", "0028,0010", output),
            List.of("render", image, "--output", output),
            List.of("render", image, "--output", output, "--format", "jpeg", "--window", "40,400"),
            List.of("validate", image),
            List.of("edit", image, "--set", "PatientID=1", "--output", output + "/edited.dcm"),
            List.of("--version"))
        .forEach(line -> DicomCommand.run(line, silent()));
  }

  private static Console silent() {
    return DicomCommand.console(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
  }

  private static byte[] image() {
    ByteBuffer file = ByteBuffer.allocate(64 << 10).order(ByteOrder.LITTLE_ENDIAN);
    file.position(128);
    file.put("DICM".getBytes(StandardCharsets.US_ASCII));
    put(file, Tags.TransferSyntaxUID, Vr.UI, "1.2.840.10008.1.2.1\0");
    put(file, Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 100");
    put(file, Tags.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.2\0");
    put(file, Tags.SOPInstanceUID, Vr.UI, "2.25.1");
    put(file, Tags.PatientName, Vr.PN, "W\u00e4rm^Up ");
    put(file, 0x00090010, Vr.LO, "WARM UP ");
    put(file, 0x00091001, Vr.UN, "WARM UP ");
    put(file, Tags.InstanceNumber, Vr.IS, "01");
    put(file, Tags.PixelSpacing, Vr.DS, "0.7\\0.7 ");
    put(file, Tags.ReferencedImageSequence, Vr.SQ, "\376\377\0\340\0\0\0\0");
    put(file, Tags.StudyInstanceUID, Vr.UI, "2.25.2");
    put(file, Tags.SeriesInstanceUID, Vr.UI, "2.25.3");
    put(file, Tags.SamplesPerPixel, Vr.US, "\1\0");
    put(file, Tags.PhotometricInterpretation, Vr.CS, "MONOCHROME2 ");
    put(file, Tags.Rows, Vr.US, "\200\0");
    put(file, Tags.Columns, Vr.US, "\200\0");
    put(file, Tags.BitsAllocated, Vr.US, "\20\0");
    put(file, Tags.PixelRepresentation, Vr.US, "\0\0");
    put(file, Tags.WindowCenter, Vr.DS, "40");
    put(file, Tags.WindowWidth, Vr.DS, "80");
    put(file, Tags.RescaleSlope, Vr.DS, "2 ");
    put(file, Tags.PixelData, Vr.OW, "\0\1\2\3".repeat(8 << 10));
    byte[] bytes = new byte[file.position()];
    file.get(0, bytes);
    return bytes;
  }

  private static void put(ByteBuffer file, int tag, Vr vr, String value) {
    file.putShort((short) Tag.group(tag)).putShort((short) tag);
    file.put(vr.name().getBytes(StandardCharsets.US_ASCII));
    if (vr.hasLongLength()) {
      file.putShort((short) 0).putInt(value.length());
    } else {
      file.putShort((short) value.length());
    }
    file.put(value.getBytes(StandardCharsets.ISO_8859_1));
  }
}
