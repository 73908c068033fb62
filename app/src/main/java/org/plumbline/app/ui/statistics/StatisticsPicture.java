package org.plumbline.app.ui.statistics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.plumbline.app.ui.control.BarLabel;
import org.plumbline.app.ui.draw.HeadedPicture;
import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.Meaning;
import org.plumbline.app.ui.draw.Pen;
import org.plumbline.app.ui.draw.TablePicture;
import org.plumbline.app.ui.text.StatisticsText;
import org.plumbline.plan.statistics.Grouping;

/// Makes the picture of a table of groups with its sums, for files and paper.
final class StatisticsPicture {
    private StatisticsPicture() {}

    /// @param rows as they are sorted
    /// @param sorted by what, in words; empty where by none
    static HeadedPicture of(Grouping grouping, List<StatisticsRow> rows, Collection<StatisticsColumn> columns, List<String> notes,
            String sorted) {
        String title = StatisticsText.title(grouping);
        String what = "Statistics by " + title.toLowerCase(Locale.ROOT) + (sorted.isEmpty() ? "" : ", sorted by " + sorted) + ".";
        var legend = new ArrayList<Meaning>();
        if (columns.contains(StatisticsColumn.SHARE)) {
            legend.add(Meaning.words("Share of the plan:"));
            legend.addAll(Meaning.heat());
        }
        List<StatisticsRow> groups = rows.stream().filter(row -> row.kind() == StatisticsRow.Kind.GROUP).toList();
        var drawn = new ArrayList<>(groups.subList(0, Math.min(groups.size(), TablePicture.MOST_ROWS)));
        rows.stream().filter(row -> row.kind() != StatisticsRow.Kind.GROUP).forEach(drawn::add);
        var below = new ArrayList<>(notes);
        if (rows.isEmpty()) {
            below.addFirst(StatisticsText.none(grouping));
        }
        return new HeadedPicture(List.of(what), legend, new TablePicture(title, columns.stream().map(StatisticsColumn::title).toList(),
                drawn.stream().map(row -> row(row, columns)).toList(), rows.size(), below));
    }

    private static TablePicture.Row row(StatisticsRow row, Collection<StatisticsColumn> columns) {
        boolean group = row.kind() == StatisticsRow.Kind.GROUP;
        Ink ink = group ? Ink.TEXT : Ink.MUTED;
        var cells = columns.stream().map(column -> {
            String text = column.figure(row.sums()).map(StatisticsColumn.Figure::text).orElse("");
            return group && column == StatisticsColumn.SHARE
                    ? new TablePicture.Cell(text, ink, row.sums().share().value(), Ink.heat(BarLabel.heat(row.sums().share())))
                    : new TablePicture.Cell(text, ink);
        }).toList();
        return new TablePicture.Row(new Name(row.name(), ink), cells, group ? Ink.BG : Ink.BG_SIDE);
    }

    /// The name of a group, or what the sum is of.
    private record Name(String words, Ink ink) implements TablePicture.Lead {
        @Override
        public double width() {
            return TablePicture.TEXT.width(words);
        }

        @Override
        public void draw(Pen pen, double x, double y, double room) {
            pen.text(TablePicture.TEXT.cut(words, room), x, y + TablePicture.BASELINE, TablePicture.TEXT, ink);
        }
    }
}
