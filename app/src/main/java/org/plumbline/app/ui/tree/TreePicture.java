package org.plumbline.app.ui.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.plumbline.app.ui.draw.HeadedPicture;
import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.Meaning;
import org.plumbline.app.ui.draw.TablePicture;
import org.plumbline.app.ui.state.Highlight;
import org.plumbline.app.ui.text.Format;

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
        var lead = new NodeLead(model, row, TablePicture.SIZE, TreeRow.DEEPEST_INDENT);
        return new TablePicture.Row(lead, columns.stream().map(column -> RowPainter.cell(model, column, row)).toList(),
                model.matchesSearch(row) ? Ink.MATCH : Ink.BG);
    }
}
