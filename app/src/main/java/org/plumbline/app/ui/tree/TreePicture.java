package org.plumbline.app.ui.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.plumbline.app.ui.control.BarLabel;
import org.plumbline.app.ui.draw.HeadedPicture;
import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.Meaning;
import org.plumbline.app.ui.draw.TablePicture;
import org.plumbline.app.ui.state.Highlight;
import org.plumbline.app.ui.text.Format;
import org.plumbline.plan.Execution;

/// Makes the picture of a tree: what its cells say and look like, for files and paper.
final class TreePicture {
    private final TreeViewModel model;
    private final List<TreeColumn> columns;

    /// @param model as it was when the picture was asked for
    TreePicture(TreeViewModel model, List<TreeColumn> columns) {
        this.model = model;
        this.columns = columns;
    }

    /// @param count how many rows there are, whether they are drawn or not
    /// @param sorted how siblings are, in words; empty where they are as the plan has them
    HeadedPicture of(List<TreeRow> rows, int count, String sorted) {
        boolean folded = rows.stream().anyMatch(row -> row.expandable() && !row.expanded());
        String what = "Tree: " + Format.countFull(count) + (count == 1 ? " row" : " rows") + (folded ? ", some folded" : "")
                + (hasBars() ? ". Heat by " + model.heatBy().title().toLowerCase(Locale.ROOT) : "")
                + (sorted.isEmpty() ? "" : ". Siblings sorted by " + sorted) + ".";
        return new HeadedPicture(List.of(what), legend(), new TablePicture("Node",
                columns.stream().map(TreeColumn::title).toList(), rows.stream().map(this::row).toList(), count,
                count > rows.size() ? List.of("Fold some of those above to have them drawn.") : List.of()));
    }

    private boolean hasBars() {
        return columns.stream().anyMatch(model::hasBars);
    }

    private List<Meaning> legend() {
        var legend = new ArrayList<Meaning>();
        if (hasBars()) {
            legend.add(Meaning.words("Own part of the whole " + model.heatBy().title().toLowerCase(Locale.ROOT) + ":"));
            legend.addAll(Meaning.heat());
        }
        List<Highlight> marks = model.document().highlights().shown();
        if (!marks.isEmpty()) {
            legend.add(Meaning.patch(Ink.ACCENT, "highlighted: "
                    + String.join(", ", marks.stream().map(mark -> mark.title().toLowerCase(Locale.ROOT)).toList())));
        }
        String query = model.document().search().result().query();
        if (!query.isEmpty()) {
            legend.add(Meaning.patch(Ink.MATCH, "found: " + query));
        }
        if (columns.contains(TreeColumn.ESTIMATE)) {
            legend.add(Meaning.words("▲ too many rows expected, ▼ too few"));
        }
        return legend;
    }

    private TablePicture.Row row(TreeRow row) {
        boolean quiet = model.node(row).map(node -> node.execution() instanceof Execution.NeverExecuted).orElse(false);
        var lead = new NodeLead(row, model.drawn(row), model.name(row), model.target(row), model.badges(row),
                !model.highlights(row).isEmpty(), !quiet && model.node(row).isPresent(), quiet);
        return new TablePicture.Row(lead, columns.stream().map(column -> cell(column, row)).toList(),
                model.matchesSearch(row) ? Ink.MATCH : Ink.BG);
    }

    private TablePicture.Cell cell(TreeColumn column, TreeRow row) {
        TreeFigure figure = model.figure(column, row);
        Ink ink = switch (figure.tone()) {
            case PLAIN -> Ink.TEXT;
            case MUTED -> Ink.MUTED;
            case SEVERE -> Ink.SEVERE;
        };
        return model.hasBars(column)
                ? new TablePicture.Cell(figure.text(), ink, model.bar(column, row).value(), Ink.heat(BarLabel.heat(model.heat(row))))
                : new TablePicture.Cell(figure.text(), ink);
    }
}
