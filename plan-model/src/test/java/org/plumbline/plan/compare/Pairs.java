package org.plumbline.plan.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.plan.measure.Measure;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;
import org.plumbline.plan.print.NodeTitle;

/// Plans to compare, from their texts, and what became of a node, by its title.
record Pairs(PlanComparison comparison) {
    private static final Path CORPUS = Path.of("src/test/resources/corpus");

    static MeasuredPlan plan(String text) {
        try {
            return Measure.of(PlanParser.parse(SourceText.of("test", text)).getFirst());
        } catch (PlanParseException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    static Pairs of(String before, String after) {
        return of(plan(before), plan(after));
    }

    static Pairs of(MeasuredPlan before, MeasuredPlan after) {
        return new Pairs(PlanComparison.of(before, after, NoiseFloor.USUAL));
    }

    /// The plans before and after the fix of a corpus' case.
    static Pairs corpus(String name) {
        return of(file(name, "plan.txt").orElseThrow(), file(name, "after.txt").orElseThrow());
    }

    /// The corpus' cases that have both.
    static List<String> fixed() {
        try (Stream<Path> folders = Files.list(CORPUS)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> file(name, "plan.txt").isPresent() && file(name, "after.txt").isPresent()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> file(String name, String file) {
        Path path = CORPUS.resolve(name).resolve(file);
        try {
            return Files.exists(path) ? Optional.of(Files.readString(path)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Verdict verdict() {
        return Verdict.of(comparison);
    }

    /// The node of the plan before that is so called.
    ComparedNode before(String title) {
        return comparison.ofBefore().stream().filter(node -> title(node.before(), comparison.before()).startsWith(title)).findFirst()
                .orElseThrow(() -> new AssertionError("no node " + title));
    }

    /// The node of the plan after that is so called.
    ComparedNode after(String title) {
        return comparison.ofAfter().stream().filter(node -> title(node.after(), comparison.after()).startsWith(title)).findFirst()
                .orElseThrow(() -> new AssertionError("no node " + title));
    }

    /// `Seq Scan on orders -> Index Scan on orders using i`; a dash where there is none.
    String words(ComparedNode node) {
        return title(node.before(), comparison.before()) + " -> " + title(node.after(), comparison.after());
    }

    private static String title(Optional<org.plumbline.plan.NodeId> id, MeasuredPlan plan) {
        return id.map(plan.plan()::node).map(NodeTitle::of).map(NodeTitle::text).orElse("-");
    }
}
