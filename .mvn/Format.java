import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Formats the sources of all modules, or checks that they are: {@code Format check | write}. */
class Format {
  public static void main(String[] args) throws IOException {
    var arguments = new ArrayList<String>();
    if (args[0].equals("write")) {
      arguments.add("--replace");
    } else {
      arguments.addAll(List.of("--dry-run", "--set-exit-if-changed"));
      System.out.println("Checking the format; `./dev fmt` mends the files named here, if any:");
    }
    try (var modules = Files.newDirectoryStream(Path.of(""), Files::isDirectory)) {
      for (Path module : modules) {
        if (Files.isDirectory(module.resolve("src"))) {
          addSources(module.resolve("src"), arguments);
        }
      }
    }
    Main.main(arguments.toArray(String[]::new));
  }

  private static void addSources(Path folder, List<String> arguments) throws IOException {
    try (var files = Files.walk(folder)) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
    }
  }
}
