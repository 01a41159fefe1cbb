package org.pocketdicom.conformance;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A server that answers as one did that was recorded, but for one thing that is broken at a time:
 * so it is proved that every expectation of every point can fail.
 */
public final class PlantedViolations {

  private final URI base;
  private final Map<Call, Answer> recorded;

  PlantedViolations(URI base, Map<Call, Answer> recorded) {
    this.base = base;
    this.recorded = Map.copyOf(recorded);
  }

  /**
   * Plants violations until each expectation of a point has failed.
   *
   * @return for each expectation the violation that it found, empty where it found none
   */
  public List<String> foundBy(Point point) throws IOException {
    List<String> found = new ArrayList<>();
    for (Call broken : callsOf(point)) {
      Answer sound = answer(broken);
      List<Answer> others =
          callsOf(point).stream().filter(call -> !call.equals(broken)).map(this::answer).toList();
      for (Mutations.Broken mutation : new Mutations(sound, others)) {
        note(mutation, point, broken, found);
        if (!found.isEmpty() && !found.contains("")) {
          return found;
        }
      }
    }
    return found;
  }

  private void note(Mutations.Broken mutation, Point point, Call broken, List<String> found)
      throws IOException {
    try {
      List<String> violations =
          point.eachViolation(
              new Replay(call -> call.equals(broken) ? mutation.answer() : answer(call)));
      if (found.isEmpty()) {
        found.addAll(Collections.nCopies(violations.size(), ""));
      }
      for (int i = 0; i < violations.size(); i++) {
        if (found.get(i).isEmpty() && !violations.get(i).isEmpty()) {
          found.set(i, mutation.name() + " of " + broken.method() + ": " + violations.get(i));
        }
      }
    } catch (Unjudged e) {
      // A server that does not offer the feature is no violation.
    }
  }

  private Set<Call> callsOf(Point point) throws IOException {
    Set<Call> calls = new LinkedHashSet<>();
    point.eachViolation(
        new Replay(call -> {
          calls.add(call);
          return answer(call);
        }));
    return calls;
  }

  private Answer answer(Call call) {
    Answer answer = recorded.get(call);
    return answer != null ? answer : new Answer(404, new LinkedHashMap<>(), Bytes.EMPTY);
  }

  private interface Answering {
    Answer answer(Call call);
  }

  private final class Replay implements Transport {
    private final Answering answers;

    Replay(Answering answers) {
      this.answers = answers;
    }

    @Override
    public URI base() {
      return base;
    }

    @Override
    public Answer send(Call call) {
      return answers.answer(call);
    }
  }
}
