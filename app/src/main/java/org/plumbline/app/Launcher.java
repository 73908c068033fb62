package org.plumbline.app;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.plumbline.app.cli.CommandRunner;
import org.plumbline.app.cli.ExitStatus;

/// Where the process starts: a command runs without loading JavaFX; no argument, or files, open the window.
public final class Launcher {
    private Launcher() {}

    public static void main(String[] args) {
        int status = start(List.of(args), System.getenv(), System.err);
        if (status != ExitStatus.DONE) {
            System.exit(status);
        }
    }

    static int start(List<String> arguments, Map<String, String> environment, PrintStream err) {
        if (!arguments.isEmpty() && (arguments.getFirst().startsWith("-") || CommandRunner.isCommand(arguments.getFirst()))) {
            return CommandRunner.run(arguments.toArray(String[]::new));
        }
        for (String file : arguments) {
            if (!exists(file)) {
                err.println("There is no file " + file + ", and no command of that name either. See: plumbline --help");
                return ExitStatus.FAILED;
            }
        }
        if (!hasDisplay(environment)) {
            return noWindow("There is no display to open a window on", arguments, err);
        }
        try {
            Window.open(arguments);
            return ExitStatus.DONE;
        } catch (UnsupportedOperationException _) { // from the toolkit; what the application throws arrives wrapped
            return noWindow("The display to open a window on does not answer", arguments, err);
        }
    }

    private static int noWindow(String why, List<String> arguments, PrintStream err) {
        err.println(why + "; to analyse a plan here, run: plumbline analyze "
                + (arguments.isEmpty() ? "FILE" : arguments.stream().map(Launcher::quoted).collect(Collectors.joining(" "))));
        return ExitStatus.FAILED;
    }

    private static boolean exists(String file) {
        try {
            return Files.exists(Path.of(file));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    /// Linux says in the environment where its display is; elsewhere there is one.
    private static boolean hasDisplay(Map<String, String> environment) {
        return !System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
                || isSet(environment.get("DISPLAY")) || isSet(environment.get("WAYLAND_DISPLAY"))
                || "Headless".equals(System.getProperty("glass.platform"));
    }

    /// An argument as a shell takes it.
    private static String quoted(String argument) {
        return argument.chars().allMatch(c -> Character.isLetterOrDigit(c) || "/._-+:@".indexOf(c) >= 0)
                ? argument
                : "'" + argument.replace("'", "'\\''") + "'";
    }

    private static boolean isSet(String value) {
        return value != null && !value.isEmpty();
    }

    /// A class of its own, so that JavaFX is loaded when a window is wanted and not before.
    private static final class Window {
        static void open(List<String> files) {
            Main.open(files);
        }
    }
}
