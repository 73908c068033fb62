package org.plumbline.app.ui.statistics;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.plumbline.app.ui.draw.PictureOffer;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.ui.text.StatisticsText;
import org.plumbline.app.work.Background;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.statistics.Grouping;
import org.plumbline.plan.statistics.PlanStatistics;
import org.plumbline.plan.statistics.StatisticsGroup;

/// The Statistics view's rows. A row that is chosen marks its nodes in all views, as a search does.
public final class StatisticsViewModel {
    private final PlanDocument document;
    private final Background background;
    private final Map<Grouping, PlanStatistics> made = new EnumMap<>(Grouping.class);
    private final ReadOnlyObjectWrapper<Optional<PlanStatistics>> shown = new ReadOnlyObjectWrapper<>(this, "shown", Optional.empty());
    private final ObservableList<StatisticsRow> rows = FXCollections.observableArrayList();
    private Grouping grouping = Grouping.NODE_TYPE;
    private Optional<StatisticsColumn> sortedBy = Optional.empty();
    private boolean byName;
    private boolean ascending;

    public StatisticsViewModel(PlanDocument document, Background background) {
        this.document = document;
        this.background = background;
        show(Grouping.NODE_TYPE);
    }

    Grouping grouping() {
        return grouping;
    }

    /// Adds up, the first time away from the window's thread.
    void show(Grouping wanted) {
        grouping = wanted;
        if (made.containsKey(wanted)) {
            put(made.get(wanted));
        } else {
            background.runNewest(this, "Adding up", _ -> PlanStatistics.of(document.measured(), wanted), statistics -> {
                made.put(wanted, statistics);
                put(statistics);
            }, failure -> {
                throw new IllegalStateException(failure);
            });
        }
    }

    private void put(PlanStatistics statistics) {
        shown.set(Optional.of(statistics));
        fill(statistics);
    }

    /// The groups that are shown; none until they are added up.
    ReadOnlyObjectProperty<Optional<PlanStatistics>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Groups as they are sorted, then the sums.
    ObservableList<StatisticsRow> rows() {
        return rows;
    }

    /// Sorts the groups; by none as they come, the largest share first.
    void sort(Optional<StatisticsColumn> by, boolean upwards) {
        sort(by, false, upwards);
    }

    /// Sorts the groups by their names.
    void sortByName(boolean upwards) {
        sort(Optional.empty(), true, upwards);
    }

    private void sort(Optional<StatisticsColumn> by, boolean names, boolean upwards) {
        sortedBy = by;
        byName = names;
        ascending = upwards;
        shown.get().ifPresent(this::fill);
    }

    private void fill(PlanStatistics statistics) {
        var all = new ArrayList<StatisticsRow>();
        statistics.groups().stream().map(StatisticsViewModel::row).forEach(all::add);
        if (byName) {
            Comparator<StatisticsRow> names = Comparator.comparing(StatisticsRow::name);
            all.sort(ascending ? names : names.reversed());
        }
        sortedBy.ifPresent(column -> all.sort((one, other) -> {
            double left = value(column, one);
            double right = value(column, other);
            // Those without a figure stay last.
            return Double.isNaN(left) || Double.isNaN(right) ? Boolean.compare(Double.isNaN(left), Double.isNaN(right))
                    : ascending ? Double.compare(left, right) : Double.compare(right, left);
        }));
        if (!all.isEmpty()) {
            statistics.rest().ifPresent(rest -> all.add(
                    new StatisticsRow(StatisticsText.rest(grouping), List.of(), new BitSet(), rest, StatisticsRow.Kind.REST)));
            var members = new BitSet();
            members.set(0, document.plan().nodes().size());
            all.add(new StatisticsRow("Whole plan", List.of(), members, statistics.whole(), StatisticsRow.Kind.WHOLE));
        }
        rows.setAll(all);
    }

    private static StatisticsRow row(StatisticsGroup group) {
        var members = new BitSet();
        group.nodes().forEach(node -> members.set(node.index()));
        return new StatisticsRow(group.name(), group.nodes(), members, group.sums(), StatisticsRow.Kind.GROUP);
    }

    private static double value(StatisticsColumn column, StatisticsRow row) {
        return column.figure(row.sums()).map(StatisticsColumn.Figure::value).orElse(Double.NaN);
    }

    /// Columns that have something to show in this plan.
    Set<StatisticsColumn> withFigures() {
        var with = EnumSet.noneOf(StatisticsColumn.class);
        shown.get().map(PlanStatistics::whole).ifPresent(whole -> {
            for (StatisticsColumn column : StatisticsColumn.values()) {
                if (column.figure(whole).filter(figure -> figure.value() > 0).isPresent()) {
                    with.add(column);
                }
            }
            if (!whole.parallel()) {
                with.remove(StatisticsColumn.CPU);
            }
            if (whole.loops().isPresent()) {
                with.remove(StatisticsColumn.EXPECTED);
            }
        });
        return with;
    }

    List<String> notes() {
        return shown.get().map(statistics -> StatisticsText.notes(document.measured(), grouping, statistics.whole())).orElse(List.of());
    }

    /// The picture of the table.
    ///
    /// @param sorted by what, in words; empty where by none
    PictureOffer picture(String sorted) {
        if (shown.get().isEmpty()) {
            return new PictureOffer.None("The nodes are still being added up.");
        }
        Grouping by = grouping;
        List<StatisticsRow> all = List.copyOf(rows);
        Set<StatisticsColumn> columns = withFigures();
        List<String> notes = notes();
        return PictureOffer.of("plan-statistics", () -> StatisticsPicture.of(by, all, columns, notes, sorted));
    }

    /// Marks a group's nodes and selects the first of them, unless one is selected already; of a sum, nothing.
    void choose(StatisticsRow row) {
        if (row.nodes().isEmpty()) {
            document.search().clear();
            return;
        }
        document.search().choose(StatisticsText.marked(grouping, row.name(), row.nodes().size()), row.nodes());
        if (document.selection().selected().filter(row.nodes()::contains).isEmpty()) {
            document.selection().select(hottest(row.nodes()));
        }
    }

    /// The node that took most is the one to look at first.
    private NodeId hottest(List<NodeId> nodes) {
        NodeId hottest = nodes.getFirst();
        for (NodeId each : nodes) {
            double share = document.measured().sums().share(document.plan().node(each));
            hottest = share > document.measured().sums().share(document.plan().node(hottest)) ? each : hottest;
        }
        return hottest;
    }

    /// The next of the marked nodes, from the last on to the first.
    void next() {
        document.search().next();
    }

    void previous() {
        document.search().previous();
    }

    /// How many of a row's nodes are highlighted.
    MarkCount highlighted(StatisticsRow row) {
        return count(row, document.highlights().marked(), "highlighted");
    }

    /// Likewise of those that were found, or that somebody chose.
    MarkCount found(StatisticsRow row) {
        return count(row, document.search().result().matches(), "found");
    }

    private static MarkCount count(StatisticsRow row, BitSet marked, String what) {
        return new MarkCount(row.count(marked), row.sums().nodes(), what);
    }

    private List<String> marks(StatisticsRow row) {
        return Stream.of(highlighted(row), found(row)).map(MarkCount::words).filter(words -> !words.isEmpty()).toList();
    }

    /// The row's name, and what its marks mean, a line each.
    String hover(StatisticsRow row) {
        var words = new ArrayList<String>(List.of(row.name()));
        words.addAll(marks(row));
        return String.join("\n", words);
    }

    /// Calls back when other nodes are highlighted or found.
    Subscription onLook(Runnable listener) {
        return Subscription.combine(document.highlights().activeProperty().subscribe((_, _) -> listener.run()),
                document.search().onResult(listener));
    }

    /// For a screen reader: a row in words.
    String spoken(StatisticsRow row) {
        var words = new StringBuilder(row.name());
        for (StatisticsColumn column : withFigures()) {
            column.figure(row.sums()).ifPresent(figure -> words.append(", ").append(column.title()).append(' ').append(figure.text()));
        }
        marks(row).forEach(mark -> words.append(", ").append(mark));
        return words.toString();
    }

    /// The table for other programs: exact figures without units or thousands, as it is sorted, with its sums.
    ///
    /// @param separator a tab, or a comma, for which text is quoted (RFC 4180)
    String table(char separator) {
        Set<StatisticsColumn> columns = withFigures();
        var lines = new ArrayList<String>();
        var head = new ArrayList<String>(List.of(StatisticsText.title(grouping)));
        columns.forEach(column -> head.add(column.copiedTitle()));
        lines.add(line(head, separator));
        for (StatisticsRow row : rows) {
            var cells = new ArrayList<String>(List.of(row.name()));
            columns.forEach(column -> cells.add(column.figure(row.sums()).map(StatisticsColumn.Figure::plain).orElse("")));
            lines.add(line(cells, separator));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String line(List<String> cells, char separator) {
        return cells.stream().map(cell -> cell(cell, separator)).collect(Collectors.joining(String.valueOf(separator)));
    }

    private static String cell(String text, char separator) {
        if (separator == '\t') {
            return text.replace('\t', ' ').replace('\n', ' ');
        }
        boolean quoted = text.indexOf(separator) >= 0 || text.indexOf('"') >= 0 || text.indexOf('\n') >= 0;
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

}
