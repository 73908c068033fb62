package org.plumbline.app.ui.plantext;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.plumbline.app.ui.control.BarLabel;
import org.plumbline.app.ui.draw.HeadedPicture;
import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.LinesPicture;
import org.plumbline.app.ui.draw.Meaning;
import org.plumbline.app.ui.state.Heat;
import org.plumbline.app.ui.state.Highlight;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.NodeText;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.PlanNode;

/// Makes the picture of a plan's lines, for files and paper: in their colours, those of the selected node marked, with the heat of each
/// node beside its first line and what is highlighted or found.
final class TextPicture {
    private final PlanTextViewModel model;
    private final PlanDocument document;

    /// @param document as it was when the picture was asked for
    TextPicture(PlanTextViewModel model, PlanDocument document) {
        this.model = model;
        this.document = document;
    }

    HeadedPicture make() {
        int count = model.lines().size();
        var lines = new ArrayList<LinesPicture.Line>();
        Optional<NodeId> before = Optional.empty();
        for (int line = 0; line < Math.min(count, LinesPicture.MOST_LINES); line++) {
            Optional<NodeId> node = model.nodeAt(line);
            boolean first = node.isPresent() && !node.equals(before) && model.firstLineOf(node.get()).equals(Optional.of(line));
            lines.add(new LinesPicture.Line(model.lineNumber(line), pieces(model.lines().get(line)), ground(line, node),
                    marks(node, first)));
            before = node;
        }
        List<String> notes = model.warnings().stream().map(warning -> "Line " + warning.line() + ": " + warning.message()).toList();
        return new HeadedPicture(List.of(what(count)), legend(), new LinesPicture(lines, count, notes));
    }

    private String what(int count) {
        return "Text: " + Format.countFull(count) + (count == 1 ? " line" : " lines") + ". Heat by "
                + heat().by().title().toLowerCase(Locale.ROOT) + "." + document.selection().selected()
                .map(node -> " Selected: " + NodeText.title(document.plan().node(node)) + ".").orElse("");
    }

    private Heat heat() {
        return document.highlights().heat();
    }

    private Ink ground(int line, Optional<NodeId> node) {
        return node.filter(document.selection()::isSelected).isPresent() ? Ink.SELECTION
                : model.warningAt(line).isPresent() ? Ink.MEDIUM_BG
                : node.filter(document.search().result()::contains).isPresent() ? Ink.MATCH : Ink.BG;
    }

    private LinesPicture.Marks marks(Optional<NodeId> id, boolean first) {
        boolean highlighted = id.filter(node -> !document.highlights().of(node).isEmpty()).isPresent();
        List<PlanNode> node = first ? id.stream().map(document.plan()::node).toList() : List.of();
        return new LinesPicture.Marks(highlighted, heat().ofLargest(node).value(), Ink.heat(BarLabel.heat(heat().share(node))));
    }

    private List<Meaning> legend() {
        var legend = new ArrayList<Meaning>();
        legend.add(Meaning.words("Own part of the whole " + heat().by().title().toLowerCase(Locale.ROOT) + ":"));
        legend.addAll(Meaning.heat());
        if (document.selection().selected().isPresent()) {
            legend.add(Meaning.patch(Ink.SELECTION, "selected"));
        }
        List<Highlight> marks = document.highlights().shown();
        if (!marks.isEmpty()) {
            legend.add(Meaning.patch(Ink.ACCENT, "highlighted: "
                    + String.join(", ", marks.stream().map(mark -> mark.title().toLowerCase(Locale.ROOT)).toList())));
        }
        String query = document.search().result().query();
        if (!query.isEmpty()) {
            legend.add(Meaning.patch(Ink.MATCH, "found: " + query));
        }
        if (!model.warnings().isEmpty()) {
            legend.add(Meaning.patch(Ink.MEDIUM_BG, "not as EXPLAIN prints it"));
        }
        return legend;
    }

    /// Neighbours of one colour together.
    private static List<LinesPicture.Piece> pieces(String line) {
        var pieces = new ArrayList<LinesPicture.Piece>();
        int start = 0;
        int end = 0;
        String style = "";
        for (PlanWords.Piece piece : PlanWords.of(line)) {
            if (!piece.style().equals(style) && !line.substring(end, end + piece.length()).isBlank()) {
                add(pieces, line.substring(start, end), style);
                start = end;
                style = piece.style();
            }
            end += piece.length();
        }
        add(pieces, line.substring(start), style);
        return pieces;
    }

    private static void add(List<LinesPicture.Piece> pieces, String words, String style) {
        if (!words.isEmpty()) {
            pieces.add(new LinesPicture.Piece(words, LinesCanvas.INKS.getOrDefault(style, Ink.CODE_TEXT), style.equals("plan-name")));
        }
    }
}
