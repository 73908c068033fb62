package org.plumbline.app.ui.plansql;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.plumbline.app.ui.draw.PictureOffer;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.ui.text.MarkText;
import org.plumbline.app.ui.text.NodeText;
import org.plumbline.app.work.Background;
import org.plumbline.plan.NodeId;
import org.plumbline.sql.mark.Mark;
import org.plumbline.sql.block.Span;

/// The plan's statement as it is shown, and which parts are whose.
public final class PlanSqlViewModel {
    /// Longer statements are generated, and not laid out.
    static final int LONGEST_FORMATTED = 500_000;

    private static final String NO_STATEMENT = "The statement of this plan is not known: there is nothing to draw.";

    private final PlanDocument document;
    private final Background background;
    private final Consumer<String> edit;
    private final ReadOnlyObjectWrapper<Optional<ShownSql>> shown = new ReadOnlyObjectWrapper<>(this, "shown", Optional.empty());
    private final Object marking = new Object();
    private final Object showing = new Object();
    private String query = "";
    private Optional<MarkedStatement> marked = Optional.empty();
    private boolean formatted;

    /// @param edit opens a statement in the SQL editor
    public PlanSqlViewModel(PlanDocument document, Background background, Consumer<String> edit) {
        this.document = document;
        this.background = background;
        this.edit = edit;
        document.plan().origin().query().filter(text -> !text.isBlank()).ifPresent(this::use);
    }

    /// None until a statement is known and laid out.
    ReadOnlyObjectProperty<Optional<ShownSql>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    boolean hasStatement() {
        return !query.isEmpty();
    }

    /// Shows this statement, and finds out what of it is whose.
    void use(String statement) {
        query = statement;
        marked = Optional.empty();
        show();
        background.runNewest(marking, "Reading the statement", _ -> MarkedStatement.of(statement, document.plan()), found -> {
            marked = Optional.of(found);
            show();
        }, PlanSqlViewModel::failed);
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
        String statement = query;
        boolean laidOut = formatted && mayFormat();
        List<Span> leading = parts();
        background.runNewest(showing, "Laying out the statement", _ -> ShownSql.of(statement, laidOut, leading),
                made -> shown.set(Optional.of(made)), PlanSqlViewModel::failed);
    }

    private static void failed(Throwable failure) {
        throw new IllegalStateException(failure);
    }

    /// It is not too long to be laid out.
    boolean mayFormat() {
        return query.length() <= LONGEST_FORMATTED;
    }

    /// What belongs to the selected node, the largest parts first: the smaller ones are marked on top of them.
    List<Mark> selectedMarks() {
        return document.selection().selected().flatMap(node -> marked.map(all -> all.byNode().getOrDefault(node, List.of())))
                .orElse(List.of()).stream()
                .sorted(Comparator.comparingInt((Mark mark) -> mark.span().length()).reversed()).toList();
    }

    /// How the parts of the text look that is shown.
    PartLooks looks() {
        return shown.get().map(sql -> new PartLooks(placed(sql, document.highlights().marked()),
                placed(sql, document.search().result().matches()),
                selectedMarks().stream().map(mark -> new PartLooks.Selected(mark.kind(), sql.placed(mark.span()))).toList()))
                .orElse(PartLooks.NONE);
    }

    private BitSet placed(ShownSql sql, BitSet nodes) {
        var characters = new BitSet();
        marked.map(all -> all.partsOf(nodes)).orElse(List.of()).stream().map(sql::placed)
                .forEach(span -> characters.set(span.start(), span.end()));
        return characters;
    }

    /// Every part that leads to a node, once.
    List<Span> parts() {
        return marked.map(all -> List.copyOf(all.byPart().keySet())).orElse(List.of());
    }

    /// Kinds that occur, for the legend.
    Set<Mark.Kind> kinds() {
        var kinds = EnumSet.noneOf(Mark.Kind.class);
        marked.ifPresent(all -> all.marks().marks().forEach(mark -> kinds.add(mark.kind())));
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
        return shown.get().flatMap(text -> marked.map(all -> all.nodesAt(text.original(place)))).orElse(List.of());
    }

    /// The picture of the statement, with the selected node's parts marked.
    PictureOffer picture() {
        if (shown.get().isEmpty()) {
            return new PictureOffer.None(hasStatement() ? "The statement is still being laid out." : NO_STATEMENT);
        }
        ShownSql sql = shown.get().get();
        List<Mark> selected = selectedMarks();
        Set<Mark.Kind> kinds = kinds();
        String said = told("");
        return PictureOffer.of("plan-sql", () -> SqlPicture.of(sql, selected, kinds, said));
    }

    /// What is marked, or why nothing is, and what else cannot be had: a line for people.
    String status() {
        return mayFormat() ? told(among()) : (told(among()) + " " + MarkText.NOT_LAID_OUT).strip();
    }

    private String told(String among) {
        if (marked.isEmpty()) {
            return "";
        }
        Optional<String> silence = marked.get().marks().silence();
        if (silence.isPresent()) {
            return MarkText.silence(silence.get());
        }
        Optional<NodeId> node = document.selection().selected();
        if (node.isEmpty()) {
            return "";
        }
        String kinds = MarkText.kinds(selectedMarks());
        return NodeText.title(document.plan().node(node.get())) + ": " + (kinds.isEmpty() ? MarkText.NOTHING : kinds) + among;
    }

    /// For a screen reader: what is marked, and the selected node in words.
    String spoken() {
        return ("The plan's statement. " + status()
                + document.selection().selected().map(node -> ". Selected: " + document.spoken(node)).orElse("")).strip();
    }

    /// The selected node shares its table with others: `1 of 24 nodes of this part`.
    private String among() {
        var spans = new ArrayList<>(selectedMarks());
        if (spans.isEmpty()) {
            return "";
        }
        Span smallest = spans.getLast().span();
        List<NodeId> nodes = marked.orElseThrow().nodesAt(smallest.start());
        int at = document.selection().selected().map(nodes::indexOf).orElse(-1);
        return nodes.size() > 1 && at >= 0 ? " (" + (at + 1) + " of " + nodes.size() + " nodes; Enter: the next)" : "";
    }

    /// Hands the statement over as it came.
    void edit() {
        edit.accept(query);
    }

    /// Calls back when other parts may belong to highlighted or found nodes.
    Subscription onLook(Runnable listener) {
        return Subscription.combine(document.highlights().activeProperty().subscribe((_, _) -> listener.run()),
                document.search().onResult(listener));
    }

    Subscription onSelected(Consumer<Optional<NodeId>> listener) {
        return document.selection().onSelected(listener);
    }
}
