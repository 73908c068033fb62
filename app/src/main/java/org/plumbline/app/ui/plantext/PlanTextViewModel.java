package org.plumbline.app.ui.plantext;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.util.Subscription;
import org.plumbline.app.ui.draw.HeadedPicture;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.LineNumber;
import org.plumbline.app.ui.text.NodeText;
import org.plumbline.plan.LineRange;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Warning;
import org.plumbline.plan.unit.Share;

/// The plan's own lines of the source, and which node each belongs to.
public final class PlanTextViewModel {
    /// Some pages. Of longer texts the lines that are seen are painted: an editor takes several frames whenever it goes somewhere.
    static final int LONGEST_EDITOR = 20_000;
    private static final int NO_NODE = -1;

    private final PlanDocument document;
    private final int firstLine;
    private final boolean inEditor;
    private final String text;
    private final List<String> lines;
    private final LineNumber numbers;
    private final int[] nodeOfLine;
    private final Map<Integer, String> warningOfLine = new HashMap<>();

    public PlanTextViewModel(PlanDocument document) {
        this.document = document;
        List<String> all = document.read().source().lines();
        LineRange range = document.plan().origin().lines();
        firstLine = Math.min(range.first(), Math.max(1, all.size()));
        lines = all.subList(firstLine - 1, Math.min(range.last(), all.size()));
        inEditor = isShort(lines);
        text = inEditor ? String.join("\n", lines) : "";
        numbers = new LineNumber(firstLine + lines.size());
        warnings().forEach(warning -> lineOf(warning)
                .ifPresent(line -> warningOfLine.merge(line, warning.message(), (first, second) -> first + "\n" + second)));
        nodeOfLine = new int[lines.size()];
        Arrays.fill(nodeOfLine, NO_NODE);
        for (PlanNode node : document.plan().nodes()) {
            for (int line = node.lines().first(); line <= node.lines().last(); line++) {
                int at = line - firstLine;
                // a parent's range in JSON may embrace its children's: the innermost, which comes last, has the line
                if (at >= 0 && at < nodeOfLine.length) {
                    nodeOfLine[at] = node.id().index();
                }
            }
        }
    }

    /// Makes the picture of it, as things are now.
    Supplier<HeadedPicture> picture() {
        var picture = new TextPicture(this, document.asItIs());
        return picture::make;
    }

    /// The number of a line in the person's own text, as long as every other one.
    ///
    /// @param line from 0, in [#lines()]
    String lineNumber(int line) {
        return numbers.of(firstLine + line);
    }

    private static boolean isShort(List<String> lines) {
        long length = 0;
        for (int line = 0; line < lines.size() && length <= LONGEST_EDITOR; line++) {
            length += lines.get(line).length() + 1;
        }
        return length - 1 <= LONGEST_EDITOR;
    }

    /// All of it, for the editor; empty where that does not show it.
    String text() {
        return text;
    }

    List<String> lines() {
        return lines;
    }

    boolean inEditor() {
        return inEditor;
    }

    /// The node that a line belongs to.
    ///
    /// @param line from 0, in [#lines()]
    Optional<NodeId> nodeAt(int line) {
        return line < 0 || line >= nodeOfLine.length || nodeOfLine[line] == NO_NODE
                ? Optional.empty()
                : Optional.of(new NodeId(nodeOfLine[line]));
    }

    /// The lines of a node, from 0 in [#lines()].
    List<Integer> linesOf(NodeId node) {
        LineRange range = document.plan().node(node).lines();
        var found = new ArrayList<Integer>();
        for (int at = Math.max(0, range.first() - firstLine); at <= range.last() - firstLine && at < nodeOfLine.length; at++) {
            if (nodeOfLine[at] == node.index()) {
                found.add(at);
            }
        }
        return found;
    }

    /// The first line of a node, from 0 in [#lines()].
    Optional<Integer> firstLineOf(NodeId node) {
        LineRange range = document.plan().node(node).lines();
        for (int at = Math.max(0, range.first() - firstLine); at <= range.last() - firstLine && at < nodeOfLine.length; at++) {
            if (nodeOfLine[at] == node.index()) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    /// A line for a screen reader, with what is said of it and, where a node begins, of that.
    ///
    /// @param line from 0, in [#lines()]
    String spoken(int line) {
        if (line < 0 || line >= lines.size()) {
            return "";
        }
        return "Line " + (firstLine + line) + ": " + lines.get(line).strip() + warningAt(line).map(words -> ". " + words).orElse("")
                + nodeAt(line).map(node -> ". " + (begins(line) ? document.spoken(node) : about(node))).orElse("")
                + (isSelected(line) ? ", of the selected node" : "");
    }

    private String about(NodeId node) {
        String marks = document.spokenMarks(node);
        return "Of " + NodeText.title(document.plan().node(node)) + (marks.isEmpty() ? "" : ", " + marks);
    }

    /// What the marks beside a line mean, a line each, and what is said of it; may be empty.
    ///
    /// @param line from 0, in [#lines()]
    String hover(int line) {
        var words = new ArrayList<String>();
        warningAt(line).ifPresent(words::add);
        nodeAt(line).ifPresent(node -> {
            document.highlights().of(node).forEach(mark -> words.add("Highlighted: " + mark.title()));
            if (isFound(line)) {
                words.add("Found: " + document.search().result().query());
            }
            if (begins(line) && heatLength(line) > 0) {
                words.add("Heat: " + Format.shareFull(heat(line)) + " of the plan's "
                        + document.highlights().heat().by().title().toLowerCase(Locale.ROOT));
            }
        });
        return String.join("\n", words);
    }

    /// A line is the first of a node's.
    boolean begins(int line) {
        return nodeAt(line).flatMap(this::firstLineOf).equals(Optional.of(line));
    }

    /// Its node is highlighted.
    boolean isHighlighted(int line) {
        return nodeAt(line).filter(node -> !document.highlights().of(node).isEmpty()).isPresent();
    }

    /// Its node was found, or is one of those that somebody chose.
    boolean isFound(int line) {
        return nodeAt(line).filter(document.search().result()::contains).isPresent();
    }

    /// The node's own part of what is coloured by; none where a line is not the first of its node.
    Share heat(int line) {
        return nodeBeginningAt(line).map(document.highlights().heat()::share).orElse(Share.NONE);
    }

    /// Likewise compared with the node that has most: how long a bar is, from 0 to 1.
    double heatLength(int line) {
        return nodeBeginningAt(line).map(document.highlights().heat()::ofLargest).orElse(Share.NONE).value();
    }

    private Optional<List<PlanNode>> nodeBeginningAt(int line) {
        return nodeAt(line).filter(_ -> begins(line)).map(node -> List.of(document.plan().node(node)));
    }

    /// What could not be used of the text, in its order.
    List<Warning> warnings() {
        return document.plan().warnings();
    }

    /// What is said of a line.
    ///
    /// @param line from 0, in [#lines()]
    Optional<String> warningAt(int line) {
        return Optional.ofNullable(warningOfLine.get(line));
    }

    /// The line that a warning is about, from 0 in [#lines()]; none where it lies outside the plan's own lines.
    Optional<Integer> lineOf(Warning warning) {
        int line = warning.line() - firstLine;
        return line >= 0 && line < lines.size() ? Optional.of(line) : Optional.empty();
    }

    void selectAt(int line) {
        nodeAt(line).ifPresent(document.selection()::select);
    }

    boolean isSelected(int line) {
        return nodeAt(line).map(document.selection()::isSelected).orElse(false);
    }

    /// Calls back when lines look different: highlights, heat, search, findings.
    Subscription onLook(Runnable listener) {
        return Subscription.combine(document.highlights().onChange(listener), document.search().onResult(listener),
                document.advice().onKnown(_ -> listener.run()));
    }

    Subscription onSelected(Consumer<Optional<NodeId>> listener) {
        return document.selection().onSelected(listener);
    }
}
