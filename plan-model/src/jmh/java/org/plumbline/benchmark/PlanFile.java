package org.plumbline.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.plumbline.plan.parse.SourceText;

/// A generated plan: the same for the same size, shape and format. It is made once, by Python, and kept in the build folder.
///
/// The system properties `benchmarks.generator` and `benchmarks.folder` say by which script and where.
final class PlanFile {
    private PlanFile() {}

    static SourceText read(int nodes, String shape, String format) {
        try {
            Path folder = Files.createDirectories(Path.of(System.getProperty("benchmarks.folder", "target/benchmarks")));
            Path file = folder.resolve(shape + "-" + nodes + "." + format);
            if (Files.notExists(file)) {
                generate(file, nodes, shape, format);
            }
            return SourceText.read(file);
        } catch (IOException e) {
            throw new IllegalStateException("no plan to measure: " + e.getMessage(), e);
        }
    }

    private static void generate(Path file, int nodes, String shape, String format) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        String script = System.getProperty("benchmarks.generator", "src/jmh/resources/generate-plans.py");
        Process python = new ProcessBuilder("python3", script, "--n", Integer.toString(nodes), "--shape", shape, "--format", format,
                "-o", part.toString()).inheritIO().start();
        try {
            if (python.waitFor() != 0) {
                throw new IOException(script + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(script + " was interrupted", e);
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
