package org.pocketdicom.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.pocketdicom.data.BulkDataLocator;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.json.DicomJsonReader;
import org.pocketdicom.json.DicomJsonWriter;
import org.pocketdicom.part10.ReadLimits;
import org.pocketdicom.xml.NativeXmlReader;
import org.pocketdicom.xml.NativeXmlWriter;

/** The two forms of text that a Data Set can have. */
enum Model {
  JSON {
    @Override
    void write(DataSet dataSet, OutputStream out) throws IOException {
      DicomJsonWriter.write(dataSet, BulkDataLocator.NONE, out);
    }

    @Override
    DataSet read(InputStream in, ReadLimits limits) throws IOException {
      return DicomJsonReader.read(in, limits);
    }
  },
  XML {
    @Override
    void write(DataSet dataSet, OutputStream out) throws IOException {
      NativeXmlWriter.write(dataSet, BulkDataLocator.NONE, out);
    }

    @Override
    DataSet read(InputStream in, ReadLimits limits) throws IOException {
      return NativeXmlReader.read(in, limits);
    }
  };

  abstract void write(DataSet dataSet, OutputStream out) throws IOException;

  abstract DataSet read(InputStream in, ReadLimits limits) throws IOException;

  byte[] text(DataSet dataSet) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      write(dataSet, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  DataSet read(byte[] text, ReadLimits limits) {
    try {
      return read(new ByteArrayInputStream(text), limits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
