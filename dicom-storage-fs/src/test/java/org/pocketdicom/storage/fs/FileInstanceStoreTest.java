package org.pocketdicom.storage.fs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pocketdicom.data.Uid;
import org.pocketdicom.error.StorageUnavailable;
import org.pocketdicom.port.Incoming;
import org.pocketdicom.port.InstanceId;
import org.pocketdicom.port.InstanceStore;
import org.pocketdicom.port.StoredObject;
import org.pocketdicom.testkit.InstanceStoreContract;

class FileInstanceStoreTest extends InstanceStoreContract {

  private static final InstanceId ID = id(1);

  @TempDir Path temporary;

  @Override
  protected InstanceStore open() {
    return FileInstanceStore.open(root());
  }

  @Test
  void theFileHoldsJustTheObjectUnderItsKey() throws IOException {
    put(ID, bytes(1_000, 1));

    assertThat(root().resolve(ID.key())).hasBinaryContent(bytes(1_000, 1));
  }

  @Test
  void theOpenFileIsThatOfTheObjectUntilTheObjectIsClosed() throws IOException {
    put(ID, bytes(1_000, 1));
    FileChannel file;

    try (StoredObject object = store.open(ID)) {
      file = object.file().orElseThrow();
      store.delete(ID);
      put(ID, bytes(1_000, 2));

      ByteBuffer read = ByteBuffer.allocate(2_000);
      assertThat(file.read(read, 0)).isEqualTo(1_000);
      assertThat(Arrays.copyOf(read.array(), 1_000)).isEqualTo(bytes(1_000, 1));
    }
    assertThat(file.isOpen()).isFalse();
  }

  @Test
  void whatIsMadeIsForItsOwnerAlone() throws IOException {
    put(ID, bytes(10, 1));

    try (Stream<Path> paths = Files.walk(temporary.resolve("made"))) {
      assertThat(paths)
          .allSatisfy(path ->
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                  .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
    }
  }

  @Test
  void anOrderlyEndLeavesNothingButObjects() throws IOException {
    put(ID, bytes(10, 1));
    put(ID, bytes(10, 2));

    store.close();

    assertThat(incoming()).isEmpty();
    store = open();
  }

  @Test
  void filesThatAreNoneOfTheStoresArePassedOver() throws IOException {
    put(ID, bytes(10, 1));
    Path instances = Folders.parentOf(root().resolve(ID.key()));
    Files.writeString(instances.resolve("notes.dcm"), "alien");
    Files.writeString(instances.resolve("1.2.3"), "alien");
    Files.createDirectory(instances.resolve("1.2.4.dcm"));
    Files.writeString(root().resolve("studies/1.2.3.4"), "alien");
    Files.createDirectories(root().resolve("studies/lost+found"));

    List<InstanceStore.Entry> entries = new ArrayList<>();
    store.forEach(entries::add);

    assertThat(entries).containsExactly(new InstanceStore.Entry(ID, 10));
  }

  @Test
  void foldersThatSomebodyRemovedAreMadeAgain() throws IOException {
    put(ID, bytes(10, 1));
    store.delete(ID);
    Path folder = root().resolve(ID.key());
    while (!folder.equals(root().resolve("studies"))) {
      Files.deleteIfExists(folder);
      folder = Folders.parentOf(folder);
    }

    put(ID, bytes(10, 2));

    assertThat(get(ID)).isEqualTo(bytes(10, 2));
  }

  @Test
  void whatCannotBePutIntoItsPlaceLeavesNothing() throws IOException {
    Files.writeString(root().resolve("studies"), "in the way", UTF_8);
    int before = incoming().size();

    try (Incoming incoming = store.receive()) {
      incoming.write(bytes(10, 1), 0, 10);
      assertThatThrownBy(() -> incoming.commit(ID))
          .isInstanceOf(StorageUnavailable.class)
          .hasMessageNotContaining(ID.instance().value());
    }

    assertThat(incoming()).hasSize(before);
  }

  @Test
  void aRootThatCannotBeMadeIsRefused() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "in the way");

    assertThatThrownBy(() -> FileInstanceStore.open(file.resolve("root")))
        .isInstanceOf(StorageUnavailable.class);
  }

  @Test
  void aSecondStoreOnTheSameRootLeavesTheFirstOnesWorkAlone() {
    try (Incoming incoming = store.receive();
        InstanceStore second = open()) {
      incoming.write(bytes(10, 1), 0, 10);

      assertThat(second.unsettled()).isEmpty();

      assertThat(incoming.commit(ID)).isTrue();
      assertThat(second.unsettled()).isEmpty();
      assertThat(get(ID)).isEqualTo(bytes(10, 1));
    }
  }

  @Test
  void anObjectThatIsToGiveWayIsUnsettledAsLongAsItsSuccessor() {
    InstanceId successor = new InstanceId(new Uid("1.9"), ID.series(), ID.instance());
    put(ID, bytes(10, 1));
    try (Incoming incoming = store.receive()) {
      incoming.write(bytes(10, 2), 0, 10);
      incoming.retire(ID);
      incoming.replace(successor);
    }
    store.close();

    store = open();

    assertThat(store.unsettled()).containsExactlyInAnyOrder(ID, successor);
  }

  @Test
  void whatGaveWayAndWhatDidNotHaveToLeaveNoMarker() throws IOException {
    put(ID, bytes(10, 1));
    int before = incoming().size();
    InstanceId successor = new InstanceId(new Uid("1.9"), ID.series(), ID.instance());
    try (Incoming settled = store.receive();
        Incoming discarded = store.receive()) {
      settled.write(bytes(10, 2), 0, 10);
      settled.retire(ID);
      settled.replace(successor);
      settled.settle();
      discarded.retire(ID);
    }

    assertThat(incoming()).hasSize(before);
  }

  @Test
  void aMarkerWhoseObjectNeverBecameVisibleIsDropped() throws IOException {
    int before = incoming().size();
    Path left = Files.createDirectory(root().resolve("incoming/left"));
    Files.createFile(left.resolve(Marker.name(1, ID)));
    Files.createFile(left.resolve("2.part"));

    assertThat(store.unsettled()).isEmpty();

    assertThat(incoming()).hasSize(before);
  }

  private Path root() {
    return temporary.resolve("made/root");
  }

  private List<Path> incoming() throws IOException {
    try (Stream<Path> paths = Files.walk(root().resolve("incoming"))) {
      return paths.filter(path -> !path.equals(root().resolve("incoming"))).toList();
    }
  }
}
