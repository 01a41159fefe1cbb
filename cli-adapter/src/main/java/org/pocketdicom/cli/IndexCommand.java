package org.pocketdicom.cli;

import java.util.List;
import org.pocketdicom.archive.Archive;
import org.pocketdicom.archive.SearchArchive;
import org.pocketdicom.port.InstanceIndex.IndexedPath;
import org.pocketdicom.query.KeyPath;
import org.pocketdicom.query.UnmatchableKey;

/** Says which attributes can be searched for besides those that always can. */
final class IndexCommand implements Command {

  @Override
  public String name() {
    return "index";
  }

  @Override
  public List<String> description() {
    return List.of(
        "Makes attributes keys that studies, series and instances can be searched by.",
        "add indexes them of all that is stored, beside a server that goes on, and of all that"
            + " comes; begun again, it goes on where it was broken off. remove forgets them, list"
            + " names them and how far they are indexed.");
  }

  @Override
  public String operand() {
    return "list|add KEY|remove KEY";
  }

  @Override
  public Operands operands() {
    return new Operands("What to do; a KEY is a keyword, a tag or a path.", false);
  }

  @Override
  public List<Option> options() {
    return List.of(ArchiveOptions.DATA_DIR);
  }

  @Override
  public List<String> examples() {
    return List.of("dicom index add ContrastBolusAgent", "dicom index add '0009,xx10[ACME 1.1]'");
  }

  @Override
  public int run(Arguments arguments, Console console) {
    List<String> words = arguments.operands();
    String action = words.getFirst();
    if (!List.of("list", "add", "remove").contains(action)
        || action.equals("list") != (words.size() == 1)) {
      throw new UsageException("it is list, add KEY or remove KEY");
    }
    try {
      List<KeyPath> paths = words.stream().skip(1).map(KeyPath::parse).toList();
      try (Archive archive = ArchiveOptions.openExisting(arguments)) {
        SearchArchive search = archive.searchArchive();
        return switch (action) {
          case "add" -> add(paths, search, console);
          case "remove" -> remove(paths, search, console);
          default -> list(search, console);
        };
      }
    } catch (UnmatchableKey e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static int add(List<KeyPath> paths, SearchArchive search, Console console) {
    for (KeyPath path : paths) {
      search.addIndexedPath(path, done -> console.progress().show(done, 0));
      console.progress().clear();
    }
    return DONE;
  }

  private static int remove(List<KeyPath> paths, SearchArchive search, Console console) {
    int code = DONE;
    for (KeyPath path : paths) {
      if (!search.removeIndexedPath(path)) {
        console.message(path + " was not added");
        code = FAILED;
      }
    }
    return code;
  }

  private static int list(SearchArchive search, Console console) {
    for (IndexedPath path : search.indexedPaths()) {
      console.out().print(path.path() + "  " + path.done() + " of " + path.all() + "\n");
    }
    return DONE;
  }
}
