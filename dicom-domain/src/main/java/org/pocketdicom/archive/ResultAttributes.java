package org.pocketdicom.archive;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.DataSetBuilder;
import org.pocketdicom.data.EncodedValue;
import org.pocketdicom.data.SpecificCharacterSet;
import org.pocketdicom.data.Value;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.DataDictionary;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.MalformedDicom;
import org.pocketdicom.port.InstanceIndex.Entry;
import org.pocketdicom.port.InstanceIndex.Match;
import org.pocketdicom.query.Query;
import org.pocketdicom.query.QueryLevel;

/** Chooses what a query is answered with (PS3.18 10.6.3.3). */
final class ResultAttributes {

  private static final Set<Integer> OF_STUDY =
      Set.of(
          Tags.StudyDate,
          Tags.StudyTime,
          Tags.AccessionNumber,
          Tags.InstanceAvailability,
          Tags.ModalitiesInStudy,
          Tags.ReferringPhysicianName,
          Tags.TimezoneOffsetFromUTC,
          Tags.PatientName,
          Tags.PatientID,
          Tags.PatientBirthDate,
          Tags.PatientSex,
          Tags.StudyInstanceUID,
          Tags.StudyID,
          Tags.NumberOfStudyRelatedSeries,
          Tags.NumberOfStudyRelatedInstances);

  private static final Set<Integer> OF_SERIES =
      Set.of(
          Tags.Modality,
          Tags.TimezoneOffsetFromUTC,
          Tags.SeriesDescription,
          Tags.StudyInstanceUID,
          Tags.SeriesInstanceUID,
          Tags.SeriesNumber,
          Tags.NumberOfSeriesRelatedInstances,
          Tags.PerformedProcedureStepStartDate,
          Tags.PerformedProcedureStepStartTime,
          Tags.RequestAttributesSequence);

  private static final Set<Integer> OF_INSTANCE =
      Set.of(
          Tags.SOPClassUID,
          Tags.SOPInstanceUID,
          Tags.StudyInstanceUID,
          Tags.SeriesInstanceUID,
          Tags.InstanceAvailability,
          Tags.AvailableTransferSyntaxUID,
          Tags.TimezoneOffsetFromUTC,
          Tags.InstanceNumber,
          Tags.Rows,
          Tags.Columns,
          Tags.BitsAllocated,
          Tags.NumberOfFrames);

  private final Query query;
  private final Set<Integer> wanted = new HashSet<>();

  ResultAttributes(Query query) {
    this.query = query;
    wanted.addAll(query.included());
    wanted.addAll(
        switch (query.level()) {
          case STUDY -> OF_STUDY;
          case SERIES -> OF_SERIES;
          case INSTANCE -> OF_INSTANCE;
        });
    if (query.level().isAtOrBelow(QueryLevel.SERIES) && !query.isWithin(QueryLevel.STUDY)) {
      wanted.addAll(OF_STUDY);
    }
    if (query.level() == QueryLevel.INSTANCE && !query.isWithin(QueryLevel.SERIES)) {
      wanted.addAll(OF_SERIES);
    }
  }

  DataSet of(Match match) {
    DataSetBuilder found = DataSet.builder(SpecificCharacterSet.UTF_8);
    query.included().stream().filter(this::mayBeEmpty).forEach(tag -> found.put(nothing(tag)));
    // From above, so that what the lower level says counts.
    putWanted(match.study().attributes(), found);
    match.series().ifPresent(series -> putWanted(series.attributes(), found));
    match.instance().ifPresent(instance -> putWanted(instance.header(), found));
    putComputed(match, found);
    return found.build();
  }

  private void putComputed(Match match, DataSetBuilder found) {
    Entry study = match.study();
    found.put(Tags.StudyInstanceUID, Vr.UI, study.uid().value());
    put(Tags.InstanceAvailability, Vr.CS, List.of("ONLINE"), found);
    put(Tags.ModalitiesInStudy, Vr.CS, study.modalities(), found);
    put(Tags.SOPClassesInStudy, Vr.UI, study.sopClasses(), found);
    put(Tags.NumberOfStudyRelatedSeries, study.series(), found);
    put(Tags.NumberOfStudyRelatedInstances, study.instances(), found);
    match
        .series()
        .ifPresent(series -> {
          found.put(Tags.SeriesInstanceUID, Vr.UI, series.uid().value());
          put(Tags.NumberOfSeriesRelatedInstances, series.instances(), found);
        });
    match
        .instance()
        .ifPresent(instance -> {
          found.put(Tags.SOPInstanceUID, Vr.UI, instance.id().instance().value());
          put(Tags.AvailableTransferSyntaxUID, Vr.UI, List.of(instance.transferSyntax()), found);
        });
  }

  private void put(int tag, int count, DataSetBuilder found) {
    put(tag, Vr.IS, List.of(Integer.toString(count)), found);
  }

  private void put(int tag, Vr vr, List<String> values, DataSetBuilder found) {
    if (isWanted(tag) && !values.isEmpty()) {
      found.put(tag, vr, values.toArray(String[]::new));
    }
  }

  private void putWanted(DataSet attributes, DataSetBuilder found) {
    for (DataElement element : attributes) {
      boolean inMemory = element.value() instanceof Value.Sequence || element.encoded().isPresent();
      if (inMemory && !element.isEmpty() && isWanted(element.tag())) {
        put(element, found);
      }
    }
  }

  private boolean isWanted(int tag) {
    return tag != Tags.SpecificCharacterSet
        && (wanted.contains(tag) || query.includesAll() && isOfLevel(tag));
  }

  private boolean isOfLevel(int tag) {
    return query.level().isAtOrBelow(QueryLevel.of(tag));
  }

  /** A Modalities in Study without a value makes viewers fail. */
  private boolean mayBeEmpty(int tag) {
    return isOfLevel(tag) && tag != Tags.ModalitiesInStudy && tag != Tags.SpecificCharacterSet;
  }

  private static DataElement nothing(int tag) {
    Vr vr = DataDictionary.vr(tag);
    Value value =
        vr == Vr.SQ ? new Value.Sequence(List.of()) : new EncodedValue(new byte[0], 0, 0, false);
    return new DataElement(tag, vr, value);
  }

  /** Text that is not in its character set is told as far as it can be read. */
  private static void put(DataElement element, DataSetBuilder found) {
    try {
      found.put(element);
    } catch (MalformedDicom e) {
      found.put(element.tag(), element.vr(), element.text());
    }
  }
}
