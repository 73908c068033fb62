package org.plumbline.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plumbline.app.store.Preferences;
import org.plumbline.app.store.PreferencesFile;
import org.plumbline.app.store.Sample;
import org.plumbline.app.store.Samples;
import org.plumbline.testkit.xvfb.Xvfb;

/// Plumbline as it was packaged, or from its folder, started with a plan as its argument.
record PackagedApp(List<String> command) {
    /// The colour of a bar of nearly all of the time, in the light theme: only an open plan has it.
    static final int BAR = 0xf8695f;

    private static final Preferences.WindowBounds WINDOW = new Preferences.WindowBounds(0, 0, 1280, 800, false);

    /// Starts it on this screen, in the light theme, with no more environment than a desktop would give.
    ///
    /// @param home in the place of `~/.config` and `~/.cache`
    /// @param further variables of the environment
    Process start(Xvfb screen, Path home, Map<String, String> further, String... arguments) throws IOException {
        PreferencesFile.in(home.resolve("plumbline"))
                .write(Preferences.DEFAULT.withTheme(Preferences.ThemeChoice.LIGHT).withWindow(WINDOW));
        var all = new ArrayList<>(command);
        all.addAll(List.of(arguments));
        var builder = new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(home.resolve("output.txt").toFile());
        builder.environment().keySet().removeAll(List.of("WAYLAND_DISPLAY", "JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(Map.of("DISPLAY", screen.display(), "XDG_CONFIG_HOME", home.toString(),
                "XDG_CACHE_HOME", home.toString(), "NO_AT_BRIDGE", "1", "LC_ALL", "C.UTF-8"));
        builder.environment().putAll(further);
        return builder.start();
    }

    /// A plan whose sequential scan takes nearly all of the time.
    static Path plan(Path folder) throws IOException {
        Sample sample = Samples.all().stream().filter(each -> each.id().equals("sequential-scan")).findFirst().orElseThrow();
        return Files.writeString(folder.resolve("slow one.plan"), sample.planText());
    }
}
