package org.plumbline.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.testkit.xvfb.Xvfb;

/// How long it takes from starting the process to the first frame that shows the plan given as its argument, seen from outside, on the
/// screen: with and without the AOT cache, and from the folder with an installed Java. In turns, after one start of each that does not
/// count.
///
/// Arguments: the image; its launcher, seen from there; the folder's launcher; how often.
final class StartUp {
    /// One start.
    ///
    /// @param wall until the frame was seen, which takes up to a few hundredths of a second
    /// @param cpu of the process and what it started, until then
    private record Start(Duration wall, Duration cpu) {}

    private StartUp() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path image = Path.of(arguments[0]);
        var packaged = new PackagedApp(List.of(image.resolve(arguments[1]).toString()));
        var folder = new PackagedApp(List.of(arguments[2]));
        int times = Integer.parseInt(arguments[3]);
        Map<String, PackagedApp> ways = new LinkedHashMap<>();
        ways.put("class path, installed Java", folder);
        ways.put("image without its AOT cache", packaged);
        ways.put("image", packaged);
        Map<String, List<Start>> starts = new LinkedHashMap<>();
        ways.keySet().forEach(way -> starts.put(way, new ArrayList<>()));
        try (Xvfb xvfb = Xvfb.start(); var screen = new Screen(xvfb)) {
            for (int i = 0; i <= times; i++) {
                for (var way : ways.entrySet()) {
                    Map<String, String> further = way.getKey().contains("without")
                            ? Map.of("JAVA_TOOL_OPTIONS", "-XX:AOTMode=off") : Map.of();
                    Start start = start(way.getValue(), xvfb, screen, further);
                    if (i > 0) {
                        starts.get(way.getKey()).add(start);
                    }
                }
            }
        }
        Start plain = median(starts.get("class path, installed Java"));
        starts.forEach((way, all) -> {
            Start median = median(all);
            System.out.printf("%-30s wall %5d ms (%.2f)   CPU %5d ms (%.2f)%n", way, median.wall().toMillis(),
                    (double) median.wall().toNanos() / plain.wall().toNanos(), median.cpu().toMillis(),
                    (double) median.cpu().toNanos() / plain.cpu().toNanos());
        });
    }

    private static Start start(PackagedApp app, Xvfb xvfb, Screen screen, Map<String, String> further)
            throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("plumbline-start-");
        Path plan = PackagedApp.plan(home);
        long began = System.currentTimeMillis();
        Process process = app.start(xvfb, home, further, plan.toString());
        long seen = screen.waitFor(PackagedApp.BAR);
        Duration cpu = cpu(process.toHandle());
        screen.type("CONTROL", "Q");
        process.waitFor();
        return new Start(Duration.ofMillis(seen - began), cpu);
    }

    private static Duration cpu(ProcessHandle process) {
        return process.descendants().map(StartUp::own).reduce(own(process), Duration::plus);
    }

    private static Duration own(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static Start median(List<Start> starts) {
        return new Start(starts.stream().map(Start::wall).sorted().toList().get(starts.size() / 2),
                starts.stream().map(Start::cpu).sorted().toList().get(starts.size() / 2));
    }
}
