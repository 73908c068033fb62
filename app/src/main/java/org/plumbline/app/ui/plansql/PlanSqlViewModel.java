package org.plumbline.app.ui.plansql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.ui.text.MarkText;
import org.plumbline.app.ui.text.NodeText;
import org.plumbline.app.work.Background;
import org.plumbline.plan.NodeId;
import org.plumbline.sql.FormattedSql;
import org.plumbline.sql.SqlFormatter;
import org.plumbline.sql.mark.Mark;
import org.plumbline.sql.block.Span;
import org.plumbline.sql.mark.SqlMarks;

/// The plan's statement as it is shown, and which parts are whose.
public final class PlanSqlViewModel {
    /// What is shown.
    ///
    /// @param text the statement, laid out or as it came
    /// @param layout its places, where it is laid out
    /// @param marks what is whose, by places of the statement as it came; none until it is known
    record Shown(String text, Optional<FormattedSql> layout, Optional<SqlMarks> marks, Map<NodeId, List<Mark>> byNode) {
        /// Where a part stands in the text that is shown.
        Span placed(Span span) {
            int last = Math.max(span.start(), span.end() - 1);
            return layout.map(laid -> new Span(laid.place(span.start()), laid.place(last) + 1)).orElse(span);
        }

        private int original(int place) {
            return layout.map(laid -> laid.original(place)).orElse(place);
        }
    }

    private final PlanDocument document;
    private final Background background;
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown = new ReadOnlyObjectWrapper<>(this, "shown", Optional.empty());
    private String query = "";
    private Optional<SqlMarks> marks = Optional.empty();
    private Map<NodeId, List<Mark>> byNode = Map.of();
    private boolean formatted;

    public PlanSqlViewModel(PlanDocument document, Background background) {
        this.document = document;
        this.background = background;
        document.plan().origin().query().filter(text -> !text.isBlank()).ifPresent(this::use);
    }

    /// None where the plan has no statement.
    ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Shows this statement, and finds out what of it is whose.
    void use(String statement) {
        query = statement;
        marks = Optional.empty();
        byNode = Map.of();
        show();
        background.runNewest(this, "Reading the statement", _ -> SqlMarks.of(statement, document.plan()), found -> {
            marks = Optional.of(found);
            byNode = found.byNode();
            show();
        }, failure -> {
            throw new IllegalStateException(failure);
        });
    }

    /// Lays the statement out in lines, or shows it as it came.
    void setFormatted(boolean wanted) {
        formatted = wanted;
        show();
    }

    boolean isFormatted() {
        return formatted;
    }

    /// As it came.
    String query() {
        return query;
    }

    private void show() {
        Optional<FormattedSql> layout = formatted ? Optional.of(SqlFormatter.format(query)) : Optional.empty();
        shown.set(Optional.of(new Shown(layout.map(FormattedSql::text).orElse(query), layout, marks, byNode)));
    }

    /// What belongs to the selected node, the largest parts first: the smaller ones are marked on top of them.
    List<Mark> selectedMarks() {
        return document.selection().selected().map(node -> byNode.getOrDefault(node, List.of())).orElse(List.of()).stream()
                .sorted(Comparator.comparingInt((Mark mark) -> mark.span().length()).reversed()).toList();
    }

    /// Every part that leads to a node, once.
    List<Span> parts() {
        return marks.map(found -> found.marks().stream().map(Mark::span).distinct().toList()).orElse(List.of());
    }

    /// Kinds that occur, for the legend.
    Set<Mark.Kind> kinds() {
        var kinds = EnumSet.noneOf(Mark.Kind.class);
        marks.ifPresent(found -> found.marks().forEach(mark -> kinds.add(mark.kind())));
        return kinds;
    }

    /// Whether the selected node has the part at this place of the text that is shown.
    boolean isSelectedAt(int place) {
        return document.selection().selected().filter(nodesAt(place)::contains).isPresent();
    }

    /// Selects the node of the part at this place, unless one of its nodes is selected.
    void selectAt(int place) {
        List<NodeId> nodes = nodesAt(place);
        if (!nodes.isEmpty() && !isSelectedAt(place)) {
            document.selection().select(nodes.getFirst());
        }
    }

    /// Selects another node of the part at this place: after the last one the first.
    void walk(int place, int step) {
        List<NodeId> nodes = nodesAt(place);
        int now = document.selection().selected().map(nodes::indexOf).orElse(-1);
        if (!nodes.isEmpty()) {
            document.selection().select(nodes.get(Math.floorMod(now < 0 ? 0 : now + step, nodes.size())));
        }
    }

    private List<NodeId> nodesAt(int place) {
        return shown.get().flatMap(text -> marks.map(found -> found.nodesAt(text.original(place)))).orElse(List.of());
    }

    /// What is marked, or why nothing is: a line for people.
    String status() {
        if (marks.isEmpty()) {
            return "";
        }
        Optional<String> silence = marks.get().silence();
        if (silence.isPresent()) {
            return MarkText.silence(silence.get());
        }
        Optional<NodeId> node = document.selection().selected();
        if (node.isEmpty()) {
            return "";
        }
        String kinds = MarkText.kinds(selectedMarks());
        return NodeText.title(document.plan().node(node.get())) + ": " + (kinds.isEmpty() ? MarkText.NOTHING : kinds) + among();
    }

    /// The selected node shares its table with others: `1 of 24 nodes of this part`.
    private String among() {
        var spans = new ArrayList<>(selectedMarks());
        if (spans.isEmpty()) {
            return "";
        }
        Span smallest = spans.getLast().span();
        List<NodeId> nodes = marks.orElseThrow().nodesAt(smallest.start());
        int at = document.selection().selected().map(nodes::indexOf).orElse(-1);
        return nodes.size() > 1 && at >= 0 ? " (" + (at + 1) + " of " + nodes.size() + " nodes; Enter: the next)" : "";
    }

    Subscription onSelected(Consumer<Optional<NodeId>> listener) {
        return document.selection().onSelected(listener);
    }
}
