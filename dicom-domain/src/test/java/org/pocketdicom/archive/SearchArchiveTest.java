package org.pocketdicom.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Uid;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.NoSuchInstance;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceIndex.Place;
import org.pocketdicom.query.Query;
import org.pocketdicom.query.QueryLevel;
import org.pocketdicom.testkit.InMemoryInstanceIndex;
import org.pocketdicom.testkit.InMemoryInstanceStore;
import org.pocketdicom.testkit.Part10Files;

/** What is answered (PS3.18 10.6.3.3), and what is left when something was deleted. */
class SearchArchiveTest {

  private static final InstanceId ID =
      new InstanceId(new Uid("1.2.1"), new Uid("1.2.2"), new Uid("1.2.3"));

  private final InMemoryInstanceStore store = new InMemoryInstanceStore();
  private final InMemoryInstanceIndex index = new InMemoryInstanceIndex();
  private final Archive archive = open();

  @Test
  void aStudyIsToldByTheAttributesOfItsTable() throws IOException {
    store(image());

    DataSet study = only(Query.of(QueryLevel.STUDY).build());

    assertThat(tags(study))
        .containsExactly(
            Tags.InstanceAvailability,
            Tags.ModalitiesInStudy,
            Tags.PatientName,
            Tags.PatientID,
            Tags.StudyInstanceUID,
            Tags.NumberOfStudyRelatedSeries,
            Tags.NumberOfStudyRelatedInstances);
    assertThat(study.string(Tags.InstanceAvailability)).contains("ONLINE");
    assertThat(study.strings(Tags.ModalitiesInStudy)).containsExactly("MR");
  }

  @Test
  void whatIsAskedForIsThereBeItEmptyAndWhatIsOfAnotherLevelIsNot() throws IOException {
    store(image());

    DataSet study =
        only(
            Query.of(QueryLevel.STUDY)
                .where("StudyDescription", "")
                .include("00080090")
                .include("00080060")
                .include("ProcedureCodeSequence")
                .build());

    assertThat(study.get(Tags.StudyDescription))
        .hasValueSatisfying(one -> assertThat(one.isEmpty()).isTrue());
    assertThat(study.get(Tags.ReferringPhysicianName)).isPresent();
    assertThat(study.get(Tags.ProcedureCodeSequence)).map(DataElement::vr).contains(Vr.SQ);
    assertThat(study.contains(Tags.Modality)).isFalse();
  }

  @Test
  void modalitiesInStudyAreNeverEmpty() throws IOException {
    store(image().toBuilder().remove(Tags.Modality).build());

    assertThat(
            only(Query.of(QueryLevel.STUDY).include("00080061").build())
                .contains(Tags.ModalitiesInStudy))
        .isFalse();
  }

  @Test
  void whoAsksAcrossStudiesIsToldOfTheStudyToo() throws IOException {
    store(image());

    DataSet within =
        only(
            Query.of(QueryLevel.INSTANCE)
                .where("StudyInstanceUID", "1.2.1")
                .where("SeriesInstanceUID", "1.2.2")
                .build());
    DataSet across = only(Query.of(QueryLevel.INSTANCE).build());

    assertThat(within.contains(Tags.PatientID)).isFalse();
    assertThat(within.string(Tags.StudyInstanceUID)).contains("1.2.1");
    assertThat(within.integer(Tags.Rows)).isPresent();
    assertThat(within.string(Tags.AvailableTransferSyntaxUID)).isPresent();
    assertThat(across.string(Tags.PatientID)).contains("P");
    assertThat(across.string(Tags.NumberOfStudyRelatedInstances)).contains("1");
    assertThat(across.string(Tags.NumberOfSeriesRelatedInstances)).contains("1");
  }

  @Test
  void allMeansAllButPixelData() throws IOException {
    store(image());

    DataSet all = only(Query.of(QueryLevel.INSTANCE).include("all").build());

    assertThat(all.contains(Tags.PixelData)).isFalse();
    assertThat(all.string(Tags.PhotometricInterpretation)).isPresent();
    assertThat(all.strings(Tags.SOPClassesInStudy)).isNotEmpty();
  }

  @Test
  void whatIsDeletedIsGoneFromIndexAndStore() throws IOException {
    store(image());

    assertThat(archive.deleteInstances().delete(new Place(ID.study(), Optional.of(new Uid("1.9")))))
        .isZero();
    assertThat(archive.deleteInstances().delete(new Place(ID.study(), Optional.empty())))
        .isEqualTo(1);

    assertThat(archive.deleteInstances().delete(ID)).isFalse();
    assertThat(archive.searchArchive().search(Query.of(QueryLevel.STUDY).build(), 0, 1).matches())
        .isEmpty();
    assertThatThrownBy(() -> store.open(ID)).isInstanceOf(NoSuchInstance.class);
    assertThat(index.discards()).isEmpty();
  }

  @Test
  void theNextStartDeletesWhatACrashLeft() throws IOException {
    store(image());
    index.discard(ID); // and then the program ended

    open();

    assertThatThrownBy(() -> store.open(ID)).isInstanceOf(NoSuchInstance.class);
    assertThat(index.discards()).isEmpty();
    assertThat(archive.verifyArchive().verify(true, finding -> {}, done -> {}).findings()).isZero();
  }

  @Test
  void anInstanceIsFoundUnderItsOwnStudyAndSeriesOnly() throws IOException {
    store(image());
    RetrieveInstances retrieve = archive.retrieveInstances();

    assertThat(retrieve.find(ID).id()).isEqualTo(ID);
    assertThat(retrieve.find(new Place(ID.study(), Optional.empty()), ID.instance()).id())
        .isEqualTo(ID);
    for (InstanceId other :
        List.of(
            new InstanceId(new Uid("1.9"), ID.series(), ID.instance()),
            new InstanceId(ID.study(), new Uid("1.9"), ID.instance()),
            new InstanceId(ID.study(), ID.series(), new Uid("1.9")))) {
      assertThatThrownBy(() -> retrieve.find(other)).isInstanceOf(NoSuchInstance.class);
      assertThat(archive.deleteInstances().delete(other)).isFalse();
    }
    assertThat(retrieve.instances(new Place(ID.study(), Optional.empty()))).toIterable().hasSize(1);
    assertThatThrownBy(() -> retrieve.summaries(new Place(new Uid("1.9"), Optional.empty())))
        .isInstanceOf(NoSuchInstance.class);
  }

  private static DataSet image() {
    return Part10Files.smallImage("1.2.1", "1.2.2", "1.2.3").toBuilder()
        .put(Tags.PatientID, Vr.LO, "P")
        .put(Tags.Modality, Vr.CS, "MR")
        .build();
  }

  private Archive open() {
    return new Archive(
        store,
        index,
        List.of(),
        List.of(),
        List.of(),
        new Archive.Rules(1 << 20, false),
        Clock.systemUTC());
  }

  private void store(DataSet image) throws IOException {
    archive
        .storeInstances()
        .store(new ByteArrayInputStream(Part10Files.file(image)), Optional.empty());
  }

  private DataSet only(Query query) {
    List<DataSet> matches = archive.searchArchive().search(query, 0, 10).matches();
    assertThat(matches).hasSize(1);
    return matches.getFirst();
  }

  private static List<Integer> tags(DataSet dataSet) {
    List<Integer> tags = new ArrayList<>();
    dataSet.forEach(element -> tags.add(element.tag()));
    return tags;
  }
}
