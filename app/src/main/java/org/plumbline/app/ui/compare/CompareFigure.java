package org.plumbline.app.ui.compare;

import java.util.Optional;
import java.util.function.Function;
import org.plumbline.app.ui.text.Format;
import org.plumbline.plan.compare.Compared;
import org.plumbline.plan.compare.NodeFigures;
import org.plumbline.plan.compare.Trend;

/// The figures that both trees have, in their order.
enum CompareFigure {
    SELF("Self", "Self time", 94, NodeFigures::selfTime, Format::time, Format::timeFull,
            "Time in the node itself over all its loops, without its children."),
    TOTAL("Total", "Total time", 94, NodeFigures::totalTime, Format::time, Format::timeFull,
            "Time in the node and everything below it, over all its loops."),
    ROWS("Rows", "Rows", 80, NodeFigures::rows, Format::rows, Format::rowsFull, "Rows that the node returned, over all its loops."),
    PLANNED("Planned", "Planned rows", 84, NodeFigures::rowsPlanned, Format::rows, Format::rowsFull,
            "Rows that the planner expected, over all loops."),
    LOOPS("Loops", "Loops", 78, NodeFigures::loops, Format::count, Format::countFull, "How often the node ran, over all processes."),
    BLOCKS("Buffers", "Buffers", 86, NodeFigures::touched, Format::blocks, Format::blocksFull,
            "Blocks that the node found or read itself, as a size."),
    READ("Read", "Buffers read", 86, NodeFigures::read, Format::blocks, Format::blocksFull,
            "Blocks of these that were not in the shared buffers."),
    TEMP("Work files", "Work files", 88, NodeFigures::temp, Format::blocks, Format::blocksFull,
            "Blocks of work files that the node read and wrote itself, as a size."),
    SELF_COST("Own cost", "Own cost", 86, NodeFigures::selfCost, Format::cost, Format::costFull,
            "The node's own part of the planner's cost."),
    COST("Cost", "Total cost", 86, NodeFigures::totalCost, Format::cost, Format::costFull,
            "The planner's cost of the node and everything below it.");

    private final String title;
    private final String name;
    private final double width;
    /// Functions without state, which Error Prone cannot know.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Words<?> words;
    private final String explanation;

    <T> CompareFigure(String title, String name, double width, Function<NodeFigures, Compared<T>> figure, Function<T, String> text,
            Function<T, String> full, String explanation) {
        this.title = title;
        this.name = name;
        this.width = width;
        this.words = new Words<>(figure, text, full);
        this.explanation = explanation;
    }

    private record Words<T>(Function<NodeFigures, Compared<T>> figure, Function<T, String> text, Function<T, String> full) {
        Optional<String> of(PlanSide side, NodeFigures figures, Function<T, String> how) {
            Compared<T> compared = figure.apply(figures);
            return (side == PlanSide.BEFORE ? compared.before() : compared.after()).map(how);
        }
    }

    /// Over its column.
    String title() {
        return title;
    }

    /// In full.
    String fullName() {
        return name;
    }

    double width() {
        return width;
    }

    String explanation() {
        return explanation;
    }

    Optional<String> text(PlanSide side, NodeFigures figures) {
        return text(words, side, figures, false);
    }

    Optional<String> full(PlanSide side, NodeFigures figures) {
        return text(words, side, figures, true);
    }

    Trend trend(NodeFigures figures) {
        return words.figure().apply(figures).trend();
    }

    private static <T> Optional<String> text(Words<T> words, PlanSide side, NodeFigures figures, boolean full) {
        return words.of(side, figures, full ? words.full() : words.text());
    }
}
