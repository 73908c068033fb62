package org.plumbline.sql.mark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;
import org.plumbline.sql.block.Span;

/// Each file of `sql-marks` is a statement, its plan as PostgreSQL printed it, and what of the statement is marked for which node. A new
/// case is a new file without the marks; `-Dmarks.rewrite=true` writes them: read them as an expert would.
class SqlMarksCasesTest {
    private static final Path FOLDER = Path.of("src/test/resources/sql-marks");
    private static final String PLAN = "--: plan\n";
    private static final String MARKS = "--: marks\n";

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void marksWhatBelongsToEachNode(Path file) throws IOException, PlanParseException {
        String text = Files.readString(file);
        int atPlan = text.indexOf(PLAN);
        int atMarks = text.indexOf(MARKS);
        String query = text.substring(0, atPlan).strip();
        String plan = text.substring(atPlan + PLAN.length(), atMarks < 0 ? text.length() : atMarks);
        String marked = marked(query, PlanParser.parse(SourceText.of(file.toString(), plan)).getFirst());
        if (Boolean.getBoolean("marks.rewrite")) {
            Files.writeString(file, text.substring(0, atMarks < 0 ? text.length() : atMarks) + MARKS + marked);
        }
        assertThat(marked).isEqualTo(atMarks < 0 ? "" : text.substring(atMarks + MARKS.length()));
    }

    private static String marked(String query, Plan plan) {
        SqlMarks marks = SqlMarks.of(query, plan);
        var lines = new ArrayList<String>();
        marks.silence().ifPresent(why -> lines.add("silent: " + why));
        var byNode = marks.byNode();
        for (PlanNode node : plan.nodes()) {
            lines.add("  ".repeat(node.depth()) + node.nodeType());
            byNode.getOrDefault(node.id(), List.of()).forEach(mark -> lines.add("  ".repeat(node.depth()) + "    "
                    + mark.kind() + " " + place(query, mark.span())));
        }
        return String.join("\n", lines) + "\n";
    }

    /// The text with its line, so that the same words in two places differ.
    private static String place(String query, Span span) {
        long line = query.substring(0, span.start()).lines().count();
        return "[" + Math.max(1, line) + ":" + (span.start() - query.lastIndexOf('\n', span.start() - 1)) + "] "
                + query.substring(span.start(), span.end()).replaceAll("\\s+", " ");
    }
}
