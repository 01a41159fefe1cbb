package org.pocketdicom.http.dicomweb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.pocketdicom.data.BulkDataLocator;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.json.DicomJsonWriter;
import org.pocketdicom.xml.NativeXmlWriter;

/** The two forms of a Data Set as text (PS3.18 F and PS3.19 A.1). */
final class DicomModel {

  static final String JSON = "application/dicom+json";
  static final String XML = "application/dicom+xml";

  /** What older clients and people with a browser ask for. */
  static final String PLAIN_JSON = "application/json";

  /** For an answer that is one Data Set. */
  static final List<Offer> ONE =
      List.of(Offer.single(JSON), Offer.single(PLAIN_JSON), Offer.single(XML));

  /** For an answer of any number of Data Sets: an array in JSON, a part for each in XML. */
  static final List<Offer> SEVERAL =
      List.of(Offer.single(JSON), Offer.single(PLAIN_JSON), Offer.multipart(XML));

  private DicomModel() {}

  static byte[] bytes(DataSet dataSet, BulkDataLocator bulkData, Offer offer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
    if (offer.content().equals(XML)) {
      NativeXmlWriter.write(dataSet, bulkData, out);
    } else {
      DicomJsonWriter.write(dataSet, bulkData, out);
    }
    return out.toByteArray();
  }
}
