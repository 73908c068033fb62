package org.plumbline.app.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An argument that names plans: `FILE`, all in it, or `FILE#2`, the second in it. A file that is really called so is taken as it is.
///
/// @param file the file, or `-`
/// @param number of the plan, from 1; none for all
record PlanChoice(String file, OptionalInt number) {
    private static final Pattern NUMBERED = Pattern.compile("(.+)#([1-9][0-9]{0,8})");

    static PlanChoice of(String argument) {
        Matcher numbered = NUMBERED.matcher(argument);
        return numbered.matches() && !exists(argument)
                ? new PlanChoice(numbered.group(1), OptionalInt.of(Integer.parseInt(numbered.group(2))))
                : new PlanChoice(argument, OptionalInt.empty());
    }

    boolean takes(int index) {
        return number.isEmpty() || number.getAsInt() == index + 1;
    }

    private static boolean exists(String file) {
        try {
            return Files.exists(Path.of(file));
        } catch (InvalidPathException _) {
            return false;
        }
    }
}
