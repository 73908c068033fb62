package org.plumbline.plan.parse;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.plumbline.analysis.Analyzer;

/// Looks for texts that cost more than their length: a few words of the fuzzers' dictionary, over and over, once as long and once four
/// times as long. Prints those for which the longer one takes out of all proportion more of the processor.
///
///     GrowthSearch seconds seed dictionary
public final class GrowthSearch {
    private static final int SHORT = 100_000;
    private static final int TIMES = 4;
    private static final double MOST_GROWTH = 7;
    private static final long NOTICEABLE_MS = 1_500;
    private static final List<String> MORE = List.of("\n", "\n", "\n", "\n  ", "\n\t", " ", "  ", "x", "1 ", "'", "\"", "`", "(", ")", "[",
            "{", "}", "]", ":", ",", "|", "+", "-", "<", ">", "&", "\\", "$", "=", ".", "#", "\u2502", "\u251C", "\u2500");

    private GrowthSearch() {}

    public static void main(String[] arguments) throws IOException {
        long until = System.nanoTime() + Long.parseLong(arguments[0]) * 1_000_000_000L;
        var random = new Random(Long.parseLong(arguments[1]));
        List<String> words = words(Path.of(arguments[2]));
        int tried = 0;
        while (System.nanoTime() < until) {
            var unit = new StringBuilder();
            int count = 1 + random.nextInt(4);
            for (int i = 0; i < count; i++) {
                unit.append(words.get(random.nextInt(words.size())));
            }
            String start = random.nextInt(3) == 0 ? words.get(random.nextInt(words.size())) + "\n" : "";
            check(start, unit.toString());
            tried++;
        }
        System.out.println("tried " + tried + " repetitions");
    }

    private static void check(String start, String unit) {
        long small = time(start + unit.repeat(SHORT / unit.length() + 1));
        long large = time(start + unit.repeat(SHORT * TIMES / unit.length() + 1));
        if (large > NOTICEABLE_MS || (large > 300 && large > MOST_GROWTH * small)) {
            System.out.println(small + " ms, " + large + " ms: " + shown(start) + " then " + shown(unit));
        }
    }

    private static String shown(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\"", "\\\"") + "\"";
    }

    private static long time(String text) {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        try {
            Analyzer.analyze(SourceText.of("growth", text));
        } catch (PlanParseException _) {
            // how long it took is what matters
        } catch (RuntimeException | StackOverflowError e) {
            System.out.println(e + " at " + List.of(e.getStackTrace()).subList(0, Math.min(4, e.getStackTrace().length)));
        }
        return (threads.getCurrentThreadCpuTime() - before) / 1_000_000;
    }

    /// The dictionary's words, with the escapes that libFuzzer knows.
    private static List<String> words(Path dictionary) throws IOException {
        var words = new ArrayList<>(MORE);
        for (String line : Files.readAllLines(dictionary)) {
            if (line.length() > 2) {
                String escaped = line.substring(1, line.length() - 1);
                words.add(escaped.replace("\\\"", "\"").replace("\\x0a", "\n").replace("\\\\", "\\"));
            }
        }
        return words;
    }
}
