package org.pocketdicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.archive.DicomImage;
import org.pocketdicom.archive.ReadAhead;
import org.pocketdicom.archive.RenderRequest;
import org.pocketdicom.archive.RetrieveInstances;
import org.pocketdicom.archive.StoreResult.Outcome;
import org.pocketdicom.archive.VerifyArchive.Finding;
import org.pocketdicom.archive.VerifyArchive.Problem;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Uid;
import org.pocketdicom.data.Vr;
import org.pocketdicom.dictionary.Tags;
import org.pocketdicom.error.RejectedInstance;
import org.pocketdicom.port.ImageEncoder;
import org.pocketdicom.port.ImageFormat;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.StoredObject;
import org.pocketdicom.storage.s3.S3InstanceStore;
import org.pocketdicom.storage.s3.S3Settings;
import org.pocketdicom.storage.s3.testkit.S3Server;
import org.pocketdicom.testkit.Part10Files;

/** What the archive does when it keeps its objects in S3. */
@ParameterizedClass
@MethodSource("servers")
class S3ArchiveIT {

  private static final InstanceId ID =
      new InstanceId(new Uid("1.2"), new Uid("1.3"), new Uid("1.4"));
  private static final int SIDE = 512;
  private static final int FRAME = 2 * SIDE * SIDE;

  /** Of an object that S3 takes in two parts. */
  private static final int FRAMES = 12;

  @TempDir Path folder;
  private final S3Settings bucket;
  private Archive archive;

  S3ArchiveIT(S3Server server) {
    bucket = server.newBucket();
  }

  /** One after the other; JUnit closes them. */
  static Stream<S3Server> servers() {
    return Arrays.stream(S3Server.Software.values()).map(S3Server::start);
  }

  @BeforeEach
  void openArchive() {
    archive = open("data");
  }

  @AfterEach
  void closeArchive() {
    archive.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, FRAMES})
  void anObjectComesBackAsItCame(int frames) throws IOException {
    byte[] object = Part10Files.file(image(frames));

    assertThat(store(object)).isEqualTo(Outcome.STORED);

    assertThat(stored()).isEqualTo(object);
    assertThat(verify(archive, false)).isEmpty();
  }

  @Test
  void anObjectIsStoredOnce() throws IOException {
    // given
    byte[] object = Part10Files.file(image(1));
    byte[] other =
        Part10Files.file(image(1).toBuilder().put(Tags.PatientID, Vr.LO, "4712").build());

    // when
    assertThat(store(object)).isEqualTo(Outcome.STORED);
    assertThat(store(object)).isEqualTo(Outcome.SAME);
    assertThatThrownBy(() -> store(other)).isInstanceOf(RejectedInstance.class);

    // then
    assertThat(stored()).isEqualTo(object);
    assertThat(verify(archive, false)).isEmpty();
  }

  @Test
  void anAttributeIsReadWithoutAskingS3() throws IOException {
    // given
    store(Part10Files.file(image(1)));
    S3Requests.forget();

    // when
    var name = archive.readAttributes().attribute("1.4", "PatientName");

    // then
    assertThat(name.strings()).containsExactly("Doe^Jane");
    assertThat(S3Requests.made()).isEmpty();
  }

  @Test
  void aPictureIsMadeOfOneRequest() throws IOException {
    // given
    store(Part10Files.file(image(1)));
    S3Requests.forget();

    // when
    byte[] picture = rendered(RenderRequest.of(ImageFormat.PNG));

    // then
    assertThat(picture).startsWith(0x89, 'P', 'N', 'G');
    assertThat(S3Requests.made()).hasSize(1);
  }

  @Test
  void aFrameIsReadByItsRangeAlone() throws IOException {
    // given
    byte[] object = Part10Files.file(image(FRAMES));
    store(object);
    int start = object.length - 2 * FRAME;
    S3Requests.forget();

    // when
    byte[] frame = rendered(storedValues(FRAMES - 2));

    // then
    assertThat(frame).isEqualTo(Arrays.copyOfRange(object, start, start + FRAME));
    assertThat(S3Requests.made())
        .containsExactly("GetObjectRequest bytes=" + start + "-" + (start + FRAME - 1));
  }

  @Test
  void aSeriesCostsOneRequestForEachObject() throws IOException {
    // given
    List<byte[]> series = new ArrayList<>();
    List<ReadAhead.Span> spans = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      byte[] object = Part10Files.file(Part10Files.smallImage("1.2", "1.3", "1.4." + i));
      store(object);
      series.add(object);
      spans.add(ReadAhead.Span.whole(archive.retrieveInstances().find("1.4." + i)));
    }
    S3Requests.forget();

    // when
    try (ReadAhead objects = archive.retrieveInstances().readAhead(spans.iterator())) {
      for (byte[] object : series) {
        assertThat(objects.next().content().readAllBytes()).isEqualTo(object);
      }
    }

    // then
    assertThat(S3Requests.made()).hasSize(20).allMatch(made -> made.startsWith("GetObject"));
  }

  @Test
  void aReopenedArchiveKnowsWhatItHolds() throws IOException {
    // given
    store(Part10Files.file(image(1)));

    // when
    archive.close();
    archive = open("data");

    // then
    assertThat(rendered(RenderRequest.of(ImageFormat.PNG))).isNotEmpty();
    assertThat(verify(archive, false)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, FRAMES})
  void anIndexThatIsLostIsMadeAgainFromTheBucket(int frames) throws IOException {
    // given
    store(Part10Files.file(image(frames)));

    try (Archive other = open("other")) {
      // when
      assertThat(verify(other, false)).containsExactly(new Finding(ID, Problem.NOT_INDEXED, false));
      assertThat(verify(other, true)).containsExactly(new Finding(ID, Problem.NOT_INDEXED, true));

      // then
      assertThat(verify(other, false)).isEmpty();
      assertThat(other.retrieveInstances().find("1.4").frames().count()).isEqualTo(frames);
    }
  }

  @Test
  void anObjectThatIsGoneIsFound() throws IOException {
    // given
    store(Part10Files.file(image(1)));

    // when
    try (S3InstanceStore objects = S3InstanceStore.open(bucket)) {
      objects.delete(ID);
    }

    // then
    assertThat(verify(archive, false))
        .containsExactly(new Finding(ID, Problem.MISSING_OBJECT, false));
    assertThat(verify(archive, true))
        .containsExactly(new Finding(ID, Problem.MISSING_OBJECT, true));
    assertThat(verify(archive, false)).isEmpty();
  }

  private Archive open(String data) {
    return PocketDicom.open(
        Settings.of(
            Map.of(
                "DICOM_DATA_DIR", folder.resolve(data).toString(),
                "DICOM_STORE", "s3",
                "DICOM_S3_ENDPOINT", bucket.endpoint().orElseThrow().toString(),
                "DICOM_S3_BUCKET", bucket.bucket())));
  }

  private Outcome store(byte[] object) throws IOException {
    return archive
        .storeInstances()
        .store(new ByteArrayInputStream(object), Optional.of("image.dcm"))
        .outcome();
  }

  private byte[] stored() {
    RetrieveInstances retrieve = archive.retrieveInstances();
    try (StoredObject object = retrieve.open(retrieve.find("image.dcm"))) {
      return object.read(0, (int) object.size());
    }
  }

  private byte[] rendered(RenderRequest request) throws IOException {
    ByteArrayOutputStream picture = new ByteArrayOutputStream();
    try (DicomImage image = archive.retrieveInstances().image("1.4")) {
      archive.renderFrame().render(image, request, picture);
    }
    return picture.toByteArray();
  }

  private static RenderRequest storedValues(int frame) {
    return new RenderRequest(
        ImageFormat.RAW,
        OptionalInt.of(frame),
        Optional.empty(),
        OptionalInt.empty(),
        false,
        ImageEncoder.Options.DEFAULT);
  }

  private static List<Finding> verify(Archive archive, boolean repair) {
    List<Finding> findings = new ArrayList<>();
    archive.verifyArchive().verify(repair, findings::add, done -> {});
    return findings;
  }

  /** Every frame differs from the others. */
  private static DataSet image(int frames) {
    byte[] pixels = new byte[frames * FRAME];
    for (int i = 0; i < pixels.length; i += 2) {
      pixels[i] = (byte) (i / 2 + i / FRAME);
      pixels[i + 1] = (byte) (i / FRAME);
    }
    return Part10Files.smallImage("1.2", "1.3", "1.4").toBuilder()
        .put(Tags.NumberOfFrames, Vr.IS, Integer.toString(frames))
        .put(Tags.Rows, Vr.US, SIDE)
        .put(Tags.Columns, Vr.US, SIDE)
        .put(Tags.PixelData, Vr.OW, pixels)
        .build();
  }
}
