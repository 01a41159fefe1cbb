package org.pocketdicom.index.sql;

import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.Value;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.part10.HeaderCodec;
import org.pocketdicom.query.QueryLevel;

/** What a header says of the study or the series. */
final class LevelAttributes {

  private LevelAttributes() {}

  /** The compact form, with the character set. */
  static byte[] of(DataSet header, QueryLevel level) {
    DataSetBuilder builder = DataSet.builder(header.characterSet());
    for (DataElement element : header) {
      boolean inMemory = !(element.value() instanceof Value.BulkData);
      boolean wanted =
          QueryLevel.of(element.tag()) == level || element.tag() == Tags.SpecificCharacterSet;
      if (wanted && inMemory) {
        builder.put(element);
      }
    }
    return HeaderCodec.encode(builder.build());
  }
}
