package org.pocketdicom.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pocketdicom.data.DataElement;
import org.pocketdicom.data.DataSet;
import org.pocketdicom.data.Tag;
import org.pocketdicom.data.Vr;

class RandomDataSetsTest {

  @Test
  void sameSeedGivesSameDataSets() {
    assertThat(lines(RandomDataSets.withAnyVr(7))).isEqualTo(lines(RandomDataSets.withAnyVr(7)));
    assertThat(lines(RandomDataSets.withAnyVr(7))).isNotEqualTo(lines(RandomDataSets.withAnyVr(8)));
  }

  @Test
  void everyVrOccursEmptyAndNotAlsoInItemsAndInPrivateElements() {
    Set<Vr> empty = EnumSet.noneOf(Vr.class);
    Set<Vr> nested = EnumSet.noneOf(Vr.class);
    Set<Vr> hidden = EnumSet.noneOf(Vr.class);
    RandomDataSets random = RandomDataSets.withAnyVr(1);

    for (int i = 0; i < 1000; i++) {
      for (DataElement element : random.next()) {
        (element.isEmpty() ? empty : nested).addAll(vrs(element).toList());
        if (Tag.isPrivate(element.tag())) {
          hidden.add(element.vr());
        }
      }
    }

    assertThat(empty).containsExactlyInAnyOrder(Vr.values());
    assertThat(nested).containsExactlyInAnyOrder(Vr.values());
    assertThat(hidden).containsExactlyInAnyOrder(Vr.values());
  }

  @Test
  void linesDifferWhereAValueOrAVrDoes() {
    DataSet one = DataSet.builder().put(0x00100020, Vr.LO, "1").build();

    assertThat(DataSetLines.ofValues(one))
        .isEqualTo(DataSetLines.ofValues(DataSet.builder().put(0x00100020, Vr.LO, "1 ").build()))
        .isNotEqualTo(DataSetLines.ofValues(DataSet.builder().put(0x00100020, Vr.LO, "2").build()))
        .isNotEqualTo(DataSetLines.ofValues(DataSet.builder().put(0x00100020, Vr.SH, "1").build()))
        .isNotEqualTo(DataSetLines.ofValues(DataSet.builder().put(0x00100010, one).build()));
  }

  private static Stream<Vr> vrs(DataElement element) {
    return element.items().isEmpty()
        ? Stream.of(element.vr())
        : Stream.concat(
            Stream.of(element.vr()),
            element.items().stream()
                .flatMap(item ->
                    Stream.iterate(0, i -> i < item.size(), i -> i + 1).map(item::elementAt))
                .flatMap(RandomDataSetsTest::vrs));
  }

  private static List<String> lines(RandomDataSets random) {
    return Stream.generate(random::next)
        .limit(20)
        .flatMap(d -> DataSetLines.ofBytes(d).stream())
        .toList();
  }
}
