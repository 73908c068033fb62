package org.plumbline.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.plumbline.testkit.xvfb.Xvfb;

/// Gives the packaged application its AOT cache: has it open a plan and show its views once, on a screen in memory, while Java records
/// which classes that took. Without Xvfb the package goes without, and starts more slowly.
///
/// Arguments: the image; its launcher and its folder of libraries, seen from there.
final class Training {
    private static final String CACHE = "plumbline.aot";

    private Training() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path image = Path.of(arguments[0]);
        Path libraries = image.resolve(arguments[2]);
        if (!Xvfb.isInstalled()) {
            System.out.println("There is no Xvfb: packaged without an AOT cache.");
            return;
        }
        Path home = Files.createTempDirectory("plumbline-training-");
        Path cache = libraries.resolve(CACHE);
        var app = new PackagedApp(List.of(image.resolve(arguments[1]).toString()));
        try (Xvfb xvfb = Xvfb.start(); var screen = new Screen(xvfb)) {
            Process process = app.start(xvfb, home, Map.of("JAVA_TOOL_OPTIONS", "-XX:AOTCacheOutput=" + cache),
                    PackagedApp.plan(home).toString());
            screen.waitFor(PackagedApp.BAR);
            for (String view : List.of("2", "3", "4", "5", "6", "1")) {
                screen.type("CONTROL", view);
            }
            screen.type("CONTROL", "Q");
            int status = process.waitFor();
            if (status != 0 || !Files.exists(cache)) {
                throw new IllegalStateException("no AOT cache; the application ended with " + status + " and said:\n"
                        + Files.readString(home.resolve("output.txt")));
            }
        }
        Files.writeString(libraries.resolve("plumbline.cfg"), "java-options=-XX:AOTCache=$APPDIR/" + CACHE + "\n",
                StandardOpenOption.APPEND);
        System.out.println("AOT cache of " + Files.size(cache) / 1_000_000 + " MB");
    }
}
