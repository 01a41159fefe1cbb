package org.pocketdicom.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pocketdicom.data.Uid;
import org.pocketdicom.error.StorageUnavailable;
import org.pocketdicom.port.Incoming;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceStore;
import org.pocketdicom.port.Sha256;
import org.pocketdicom.port.StoredObject;
import org.pocketdicom.storage.s3.testkit.S3Server;
import org.pocketdicom.testkit.InstanceStoreContract;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** What S3 adds to the contract of a store. The build runs it in a heap of 64 MiB. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class S3StoreContract extends InstanceStoreContract {

  private static final int SMALL = 3_000;
  private static final int LARGE = PartBuffer.PART + 12_345;
  private static final InstanceId ID = id(1);

  private static final Encryption NO_ENCRYPTION = Encryption.of(Optional.empty());

  private static final String UNSETTLED = "S3 can't tell cheaply, see S3InstanceStore";

  /** The tests that can't be kept, and why. */
  private final Map<String, String> gaps =
      new HashMap<>(Map.of("whatWasCommittedAndNotSettledIsNamedUntilItIs", UNSETTLED));

  @RegisterExtension
  final ExecutionCondition kept =
      context ->
          context
              .getTestMethod()
              .map(method -> gaps.get(method.getName()))
              .map(ConditionEvaluationResult::disabled)
              .orElse(ConditionEvaluationResult.enabled("kept"));

  private final S3Server server;
  private final Requests requests = new Requests();
  private final S3Client client;
  S3Settings settings;

  S3StoreContract(S3Server.Software software, Map<String, String> moreGaps) {
    server = S3Server.start(software);
    gaps.putAll(moreGaps);
    settings = server.newBucket();
    client = S3InstanceStore.client(settings).build();
  }

  @AfterAll
  void stop() {
    client.close();
    server.close();
  }

  @Override
  protected InstanceStore open() {
    return new S3InstanceStore(requests.client(settings), settings);
  }

  @AfterEach
  void leaveBucket() {
    settings = server.newBucket();
  }

  @Test
  void anObjectLargerThanTheHeapIsWrittenAndReadInParts() {
    // given
    int pieces = 4_000;
    byte[] piece = bytes(50_000, 1);
    MessageDigest written = Sha256.start();

    // when
    try (Incoming incoming = store.receive()) {
      incoming.expect(ID);
      for (int i = 0; i < pieces; i++) {
        piece[i % piece.length]++;
        written.update(piece);
        incoming.write(piece, 0, piece.length);
      }
      assertThat(incoming.commit(ID)).isTrue();
    }

    // then
    requests.forget();
    try (StoredObject object = store.open(ID)) {
      assertThat(object.size()).isEqualTo((long) pieces * piece.length);
      assertThat(digest(object, 50_000)).isEqualTo(Sha256.hex(written));
    }
    assertThat(requests.names()).hasSizeLessThan(220);
  }

  @Test
  void aLargeObjectWhoseIdentityIsKnownAtTheEndOnlyIsMovedIntoPlace() {
    // given
    byte[] bytes = bytes(LARGE, 1);

    // when
    try (Incoming incoming = store.receive()) {
      incoming.write(bytes, 0, bytes.length);
      assertThat(incoming.commit(ID)).isTrue();
    }

    // then
    assertThat(get(ID)).isEqualTo(bytes);
    assertThat(keys()).containsExactly(ID.key());
    assertThat(unfinishedUploads()).isZero();
  }

  @Test
  void largeObjectsThatComeAtOnceShareTheMemoryThereIs() {
    // given
    byte[] piece = bytes(1 << 20, 1);
    int pieces = 12;

    // when
    try (var uploads = Executors.newFixedThreadPool(8)) {
      for (int i = 1; i <= 8; i++) {
        var id = new InstanceId(ID.study(), ID.series(), new Uid("1.2." + i));
        uploads.execute(() -> {
          try (Incoming incoming = store.receive()) {
            incoming.expect(id);
            for (int n = 0; n < pieces; n++) {
              incoming.write(piece, 0, piece.length);
            }
            incoming.commit(id);
          }
        });
      }
    }

    // then
    var sizes = new ArrayList<Long>();
    store.forEach(entry -> sizes.add(entry.size()));
    assertThat(sizes).hasSize(8).containsOnly((long) pieces * piece.length);
  }

  @ParameterizedTest
  @ValueSource(ints = {SMALL, LARGE})
  void ofCommitsOfOneIdentityAtOnceExactlyOneWins(int size) throws Exception {
    // given
    int writers = 3;
    var barrier = new CyclicBarrier(writers);
    var commits = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < writers; i++) {
      byte[] bytes = bytes(size, i);
      commits.add(() -> {
        try (Incoming incoming = store.receive()) {
          incoming.expect(ID);
          incoming.write(bytes, 0, bytes.length);
          barrier.await();
          return incoming.commit(ID);
        }
      });
    }

    // when
    var won = new ArrayList<Integer>();
    try (var threads = Executors.newFixedThreadPool(writers)) {
      List<Future<Boolean>> answers = threads.invokeAll(commits);
      for (int i = 0; i < writers; i++) {
        if (answers.get(i).get()) {
          won.add(i);
        }
      }
    }

    // then
    assertThat(won).hasSize(1);
    assertThat(get(ID)).isEqualTo(bytes(size, won.getFirst()));
    assertThat(unfinishedUploads()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {SMALL, LARGE})
  void whatWasRefusedMayStillReplace(int size) {
    // given
    put(ID, bytes(10, 1));
    byte[] bytes = bytes(size, 1);

    // when
    try (Incoming incoming = store.receive()) {
      incoming.expect(ID);
      incoming.write(bytes, 0, bytes.length);
      assertThat(incoming.commit(ID)).isFalse();
      incoming.replace(ID);
    }

    // then
    assertThat(get(ID)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {SMALL, LARGE})
  void aCommitWhoseAnswerGotLostIsNotRefusedBecauseOfItself(int size) {
    // given
    byte[] bytes = bytes(size, 1);

    // when
    try (Incoming incoming = store.receive()) {
      incoming.expect(ID);
      incoming.write(bytes, 0, bytes.length);
      requests.loseNextAnswerTo(
          size == SMALL ? "PutObjectRequest" : "CompleteMultipartUploadRequest");

      // then
      assertThat(incoming.commit(ID)).isTrue();
    }
    assertThat(get(ID)).isEqualTo(bytes);
  }

  @Test
  void whatIsClosedWithoutACommitLeavesNoParts() {
    // when
    try (Incoming incoming = store.receive()) {
      incoming.write(bytes(LARGE, 1), 0, LARGE);
      assertThat(unfinishedUploads()).isOne();
    }

    // then
    assertThat(unfinishedUploads()).isZero();
    assertThat(keys()).isEmpty();
  }

  @Test
  void manySmallReadsOfAHeaderAreOneRequest() {
    // given
    byte[] bytes = bytes(200_000, 1);
    put(ID, bytes);
    StoredObject object = store.open(ID);
    requests.forget();

    // when
    for (int position = 0; position < 60_000; position += 12) {
      assertThat(object.read(position, 8)).startsWith(bytes[position]);
    }

    // then
    assertThat(requests.names()).containsExactly("GetObjectRequest");
  }

  @Test
  void aLargeReadAnywhereOfAnObjectThatMustBeThereIsOneRequest() {
    // given
    byte[] bytes = bytes(3_000_000, 1);
    put(ID, bytes);
    requests.forget();
    StoredObject object = store.open(ID, bytes.length);

    // when
    byte[] frame = object.read(500_001, 2_400_000);

    // then
    assertThat(frame).isEqualTo(Arrays.copyOfRange(bytes, 500_001, 2_900_001));
    assertThat(requests.names()).containsExactly("GetObjectRequest");
  }

  @Test
  void anObjectThatIsReplacedWhileItIsReadIsNotMixedWithItsSuccessor() {
    // given
    put(ID, bytes(300_000, 1));
    StoredObject object = store.open(ID);
    byte[] successor = bytes(300_000, 2);
    assertThat(object.read(0, 10)).hasSize(10);

    // when
    try (Incoming incoming = store.receive()) {
      incoming.write(successor, 0, successor.length);
      incoming.replace(ID);
    }

    // then
    assertThatThrownBy(() -> object.read(200_000, 10)).isInstanceOf(StorageUnavailable.class);
    assertThat(get(ID)).isEqualTo(successor);
  }

  @Test
  void anObjectThatIsReplacedBeforeItIsReadIsReadAsItIsNow() {
    // given
    put(ID, bytes(300_000, 1));
    StoredObject object = store.open(ID);

    // when
    try (Incoming incoming = store.receive()) {
      incoming.write(bytes(300_000, 2), 0, 300_000);
      incoming.replace(ID);
    }

    // then
    assertThat(object.read(0, 300_000)).isEqualTo(bytes(300_000, 2));
  }

  @Test
  void aLargeObjectThatIsRefusedLeavesTheOneThatIsThere() {
    // given
    byte[] bytes = bytes(LARGE, 1);
    put(ID, bytes);

    // when
    try (Incoming incoming = store.receive()) {
      incoming.expect(ID);
      incoming.write(bytes(LARGE, 2), 0, LARGE);
      assertThat(incoming.commit(ID)).isFalse();
    }

    // then
    assertThat(get(ID)).isEqualTo(bytes);
  }

  @Test
  void anObjectOfAnotherSizeThanTheIndexSaysIsNotReadAsIfItWereThatOne() {
    // given
    put(ID, bytes(300, 1));

    // when
    StoredObject object = store.open(ID, 200);

    // then
    assertThatThrownBy(() -> object.read(0, 10)).isInstanceOf(StorageUnavailable.class);
    assertThatThrownBy(() -> store.open(ID, 3_000).read(2_000, 10))
        .isInstanceOf(StorageUnavailable.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {SMALL, LARGE})
  void theServiceIsTheJudgeOfTheDigestOfWhatItReceived(int size) {
    // given
    requests.falsifyNextBody();

    // when
    try (Incoming incoming = store.receive()) {
      incoming.expect(ID);

      // then
      assertThatThrownBy(
              () -> {
                incoming.write(bytes(size, 1), 0, size);
                incoming.commit(ID);
              })
          .isInstanceOf(StorageUnavailable.class);
    }
    assertThat(keys()).isEmpty();
  }

  @Test
  void aReplacementThatACrashLeftIsNamedUntilNobodyCanBeAtItAndItIsSettled() {
    // given
    putUnsettledReplacement();
    var marks = new Replacements(new Bucket(client, settings.bucket(), NO_ENCRYPTION));

    // when
    assertThat(store.unsettled()).containsExactly(ID);
    store.settle(ID);
    assertThat(store.unsettled()).containsExactly(ID);
    marks.forget(ID, Instant.now().plusSeconds(3_600));

    // then
    assertThat(store.unsettled()).isEmpty();
  }

  private void putUnsettledReplacement() {
    try (Incoming incoming = store.receive()) {
      incoming.write(bytes(10, 2), 0, 10);
      incoming.replace(ID);
    }
  }

  @Test
  void uploadsThatACrashLeftAreFoundByTheirAgeAndDiscarded() {
    // given
    String bucket = settings.bucket();
    client.createMultipartUpload(r -> r.bucket(bucket).key(id(2).key()));
    client.createMultipartUpload(r -> r.bucket(bucket).key("incoming/1"));
    client.putObject(r -> r.bucket(bucket).key("incoming/2"), RequestBody.fromString("moving"));
    put(ID, bytes(10, 1));

    // then
    assertThat(store.abandoned(Instant.now().minusSeconds(3_600), true)).isZero();
    assertThat(store.abandoned(Instant.now().plusSeconds(3_600), false)).isEqualTo(3);
    assertThat(store.abandoned(Instant.now().plusSeconds(3_600), true)).isEqualTo(3);
    assertThat(unfinishedUploads()).isZero();
    assertThat(keys()).containsExactly(ID.key());
  }

  @Test
  void aBucketThatIsGoneIsNotTakenForAnEmptyOne() {
    // when
    client.deleteBucket(r -> r.bucket(settings.bucket()));

    // then
    assertThatThrownBy(() -> store.open(ID)).isInstanceOf(StorageUnavailable.class);
    assertThatThrownBy(() -> store.delete(ID)).isInstanceOf(StorageUnavailable.class);
    assertThatThrownBy(() -> store.forEach(entry -> {})).isInstanceOf(StorageUnavailable.class);
    assertThatThrownBy(() -> put(ID, bytes(10, 1))).isInstanceOf(StorageUnavailable.class);
  }

  @Test
  void keysThatAreNoInstancesAreNotNamed() {
    // given
    put(ID, bytes(10, 1));
    for (String key : List.of("readme.txt", "studies/1.2/notes.txt", ID.key().replace("1", "x"))) {
      client.putObject(r -> r.bucket(settings.bucket()).key(key), RequestBody.fromString("alien"));
    }

    // when
    var named = new ArrayList<InstanceStore.Entry>();
    store.forEach(named::add);

    // then
    assertThat(named).containsExactly(new InstanceStore.Entry(ID, 10));
  }

  @Test
  void theDefaultCredentialsOpenABucketThatExistsAndNoOther() {
    // when
    S3InstanceStore.open(settings).close();

    // then
    var other = new S3Settings(settings.endpoint(), "no-such-bucket", settings.region());
    assertThatThrownBy(() -> S3InstanceStore.open(other))
        .isInstanceOf(StorageUnavailable.class)
        .hasMessage(
            "S3 can't find the bucket no-such-bucket at %s: it answers 404",
            settings.endpoint().orElseThrow());
  }

  private List<String> keys() {
    return client.listObjectsV2(r -> r.bucket(settings.bucket())).contents().stream()
        .map(object -> object.key())
        .toList();
  }

  private int unfinishedUploads() {
    return client.listMultipartUploads(r -> r.bucket(settings.bucket())).uploads().size();
  }

  private static String digest(StoredObject object, int step) {
    MessageDigest read = Sha256.start();
    byte[] buffer = new byte[step];
    long position = 0;
    for (int n; (n = object.read(position, buffer, 0, step)) > 0; position += n) {
      read.update(buffer, 0, n);
    }
    return Sha256.hex(read);
  }
}
