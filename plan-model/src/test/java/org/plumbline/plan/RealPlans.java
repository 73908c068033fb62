package org.plumbline.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;

/// Every plan that the project has, for laws that hold for all: the corpus, the cases, the wrappings and the archive of live servers; and
/// those that may not be copied into it, where they are.
public final class RealPlans {
    private static final Path RESOURCES = Path.of("src/test/resources");

    private RealPlans() {}

    /// The project's own.
    public static void own(BiConsumer<String, List<Plan>> taker) throws IOException {
        for (String folder : List.of("corpus", "cases", "wrappings")) {
            try (Stream<Path> files = Files.walk(RESOURCES.resolve(folder))) {
                files.filter(Files::isRegularFile).filter(RealPlans::holdsPlan).sorted()
                        .forEach(file -> read(RESOURCES.relativize(file).toString(), bytes(file), taker));
            }
        }
        LiveArchive.files().forEach((name, text) -> read(SourceText.of(name, text), taker));
    }

    /// Those beside the project.
    public static void shared(SharedCorpus corpus, BiConsumer<String, List<Plan>> taker) throws IOException {
        for (SharedCorpus.Entry entry : corpus.index()) {
            read(entry.file(), corpus.read(entry.file()), taker);
        }
        corpus.live((name, bytes) -> read(name, bytes, taker));
    }

    private static boolean holdsPlan(Path file) {
        String name = file.getFileName().toString();
        return !name.equals("about.txt") && !name.startsWith("expected.") && !name.startsWith("facts");
    }

    private static void read(String name, byte[] bytes, BiConsumer<String, List<Plan>> taker) {
        read(SourceText.of(name, bytes), taker);
    }

    private static void read(SourceText source, BiConsumer<String, List<Plan>> taker) {
        try {
            taker.accept(source.name(), PlanParser.parse(source));
        } catch (PlanParseException e) {
            throw new AssertionError(source.name(), e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
