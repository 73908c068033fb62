package org.plumbline.app.ui.tree;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.plumbline.app.ui.draw.HeadedPicture;
import org.plumbline.app.ui.draw.TablePicture;
import org.plumbline.app.ui.state.FoldedTree;
import org.plumbline.app.ui.state.HeatBy;
import org.plumbline.app.ui.state.Highlight;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.ui.state.PlanItem;
import org.plumbline.app.ui.state.SiblingGroup;
import org.plumbline.app.ui.state.SiblingOrder;
import org.plumbline.app.ui.state.VisibleRows;
import org.plumbline.app.ui.text.NodeText;
import org.plumbline.app.ui.text.SpokenNode;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.unit.Share;

/// The Tree view's rows, what is folded, and what each cell says. Making one costs a pass over the nodes: done off the window's thread.
public final class TreeViewModel {
    /// A row of so many nodes takes its time to be summed up: done before it is shown.
    private static final int LARGE = 1_000;

    private final PlanDocument document;
    private final FoldedTree tree;
    private final VisibleRows<TreeRow> rows;
    private final NodeFigures figures;
    private final GroupFigures groupFigures;
    private final GroupLooks groupLooks;
    private final Badges badges;
    private final Set<TreeColumn> withFigures;

    public TreeViewModel(PlanDocument document) {
        this.document = document;
        tree = new FoldedTree(document.measured());
        rows = new VisibleRows<>(tree::size, this::row,
                row -> row instanceof TreeRow shown ? tree.indexOf(shown.item()).orElse(-1) : -1);
        figures = new NodeFigures(document.measured());
        groupFigures = new GroupFigures(document.measured());
        groupLooks = new GroupLooks(document);
        badges = new Badges(document);
        withFigures = TreeColumn.withFigures(document.plan().capabilities());
        tree.groups().stream().filter(TreeViewModel::isLarge).forEach(this::prepare);
    }

    /// What the cells say now, for another thread.
    private TreeViewModel(TreeViewModel other) {
        document = other.document.asItIs();
        tree = other.tree;
        rows = other.rows;
        figures = new NodeFigures(document.measured());
        groupFigures = new GroupFigures(document.measured());
        groupLooks = new GroupLooks(document);
        badges = new Badges(document);
        withFigures = other.withFigures;
    }

    private static boolean isLarge(SiblingGroup group) {
        return group.members().getLast().subtreeEnd() - group.members().getFirst().id().index() > LARGE;
    }

    /// Finds out what its row says and looks like, and what its parent's does, for the first frame.
    private void prepare(SiblingGroup group) {
        withFigures.forEach(column -> groupFigures.figure(column, group));
        groupLooks.prepare(group);
        document.plan().parent(group.members().getFirst()).ifPresent(badges::of);
    }

    /// Makes the picture of these columns, with the rows as they are now.
    ///
    /// @param sorted how siblings are, in words; empty where they are as the plan has them
    Supplier<HeadedPicture> picture(List<TreeColumn> columns, String sorted) {
        var now = new TreeViewModel(this);
        int count = rows.size();
        List<TreeRow> drawn = List.copyOf(rows.subList(0, Math.min(count, TablePicture.MOST_ROWS)));
        return () -> new TreePicture(now, columns).of(drawn, count, sorted);
    }

    /// What rows are marked by.
    PlanDocument document() {
        return document;
    }

    private TreeRow row(int index) {
        boolean expandable = tree.isExpandable(index);
        return new TreeRow(tree.item(index), tree.depth(index), tree.guides(index), expandable, expandable && tree.isExpanded(index));
    }

    ObservableList<TreeRow> rows() {
        return rows;
    }

    /// Columns that have something to show.
    Set<TreeColumn> withFigures() {
        return EnumSet.copyOf(withFigures);
    }

    boolean hasFigures(TreeColumn column) {
        return withFigures.contains(column);
    }

    /// The node of this row; none for a row of similar siblings.
    Optional<PlanNode> node(TreeRow row) {
        return switch (row.item()) {
            case PlanItem.Node(NodeId id) -> Optional.of(document.plan().node(id));
            case PlanItem.Siblings _ -> Optional.empty();
        };
    }

    /// The node whose drawing stands for the row: for siblings that of the first.
    PlanNode drawn(TreeRow row) {
        return switch (row.item()) {
            case PlanItem.Node(NodeId id) -> document.plan().node(id);
            case PlanItem.Siblings(int group) -> tree.groups().get(group).members().getFirst();
        };
    }

    String name(TreeRow row) {
        return switch (row.item()) {
            case PlanItem.Node(NodeId id) -> NodeText.name(document.plan().node(id));
            case PlanItem.Siblings(int group) -> groupLooks.title(tree.groups().get(group));
        };
    }

    /// What stands behind the name: the table, the index, the sort key.
    String target(TreeRow row) {
        return switch (row.item()) {
            case PlanItem.Node(NodeId id) -> NodeText.behind(document.plan().node(id));
            case PlanItem.Siblings(int group) -> groupLooks.executed(tree.groups().get(group));
        };
    }

    List<Badge> badges(TreeRow row) {
        return node(row).map(badges::of).orElse(List.of());
    }

    TreeFigure figure(TreeColumn column, TreeRow row) {
        return figure(column, row.item());
    }

    private TreeFigure figure(TreeColumn column, PlanItem item) {
        return switch (item) {
            case PlanItem.Node(NodeId id) -> figures.figure(column, document.plan().node(id));
            case PlanItem.Siblings(int group) -> groupFigures.figure(column, tree.groups().get(group));
        };
    }

    /// This column shows the heat now.
    boolean hasBars(TreeColumn column) {
        return column.heat().equals(Optional.of(document.highlights().heat().by()));
    }

    /// How long a bar this cell has, compared with the node that has most; none in columns that do not show the heat.
    Share bar(TreeColumn column, TreeRow row) {
        return hasBars(column) ? switch (row.item()) {
            case PlanItem.Node(NodeId id) -> document.highlights().heat().ofLargest(List.of(document.plan().node(id)));
            case PlanItem.Siblings(int group) -> groupLooks.ofLargest(tree.groups().get(group));
        } : Share.NONE;
    }

    /// The node's own share of what is coloured by.
    Share heat(TreeRow row) {
        return switch (row.item()) {
            case PlanItem.Node(NodeId id) -> document.highlights().heat().share(List.of(document.plan().node(id)));
            case PlanItem.Siblings(int group) -> groupLooks.share(tree.groups().get(group));
        };
    }

    HeatBy heatBy() {
        return document.highlights().heat().by();
    }

    private static boolean isFolded(TreeRow row) {
        return row.expandable() && !row.expanded();
    }

    /// The node and all that is folded away with it.
    private BitSet below(NodeId id) {
        var below = new BitSet();
        below.set(id.index(), document.plan().node(id).subtreeEnd());
        return below;
    }

    /// Those of its node, of similar siblings those of any, and with them those of what is folded away.
    List<Highlight> highlights(TreeRow row) {
        return switch (row.item()) {
            case PlanItem.Node(NodeId id) -> isFolded(row) ? document.highlights().ofAny(below(id)) : document.highlights().of(id);
            case PlanItem.Siblings(int group) -> groupLooks.highlights(tree.groups().get(group));
        };
    }

    boolean matchesSearch(TreeRow row) {
        return switch (row.item()) {
            case PlanItem.Node(NodeId id) -> isFolded(row) ? document.search().result().matches().intersects(below(id))
                    : document.search().result().contains(id);
            case PlanItem.Siblings(int group) -> groupLooks.isMatch(tree.groups().get(group));
        };
    }

    /// For a screen reader: the row in words.
    String spoken(TreeRow row) {
        var words = new ArrayList<String>();
        words.add("Level " + (row.depth() + 1));
        words.add(node(row).map(node -> SpokenNode.of(document.measured(), node)).orElseGet(() -> siblings(row)));
        badges(row).stream().filter(badge -> !badge.isInWords()).map(Badge::text).forEach(words::add);
        words.add(SpokenNode.marks(node(row).map(node -> document.advice().byNode().of(node.id())).orElse(List.of()),
                highlights(row).stream().map(Highlight::word).toList(), matchesSearch(row)));
        words.add(row.expandable() ? row.expanded() ? "open" : "folded" : "");
        words.removeIf(String::isEmpty);
        return String.join(", ", words);
    }

    private String siblings(TreeRow row) {
        var words = new StringBuilder(name(row)).append(' ').append(target(row));
        for (TreeColumn column : withFigures) {
            TreeFigure figure = figure(column, row);
            if (!figure.text().isEmpty()) {
                words.append(", ").append(column.title()).append(' ').append(figure.text());
            }
        }
        return words.toString();
    }

    void toggle(int index) {
        setExpanded(index, !rows.get(index).expanded());
    }

    void setExpanded(int index, boolean open) {
        TreeRow row = rows.get(index);
        if (row.expandable() && row.expanded() != open) {
            tree.setExpanded(row.item(), open);
            rows.changedFrom(index + 1);
        }
    }

    /// Opens or closes this row and all below it.
    void setExpandedBelow(int index, boolean open) {
        tree.setExpandedBelow(rows.get(index).item(), open);
        rows.changedFrom(index + 1);
    }

    /// Opens what hides this node and says where it is shown.
    int reveal(NodeId node) {
        if (tree.reveal(node)) {
            rows.changedFrom(0);
        }
        return tree.indexOf(new PlanItem.Node(node)).orElseThrow();
    }

    Optional<Integer> indexOf(NodeId node) {
        return tree.indexOf(new PlanItem.Node(node));
    }

    /// Where the selected node is shown, or the nearest above it when it is folded away: that one is then selected.
    Optional<Integer> selectedRow() {
        Optional<PlanNode> node = selected().map(document.plan()::node);
        while (node.isPresent() && indexOf(node.get().id()).isEmpty()) {
            node = document.plan().parent(node.get());
        }
        node.ifPresent(shown -> document.selection().select(shown.id()));
        return node.flatMap(shown -> indexOf(shown.id()));
    }

    Optional<Integer> parentRow(int index) {
        return tree.parentRow(index);
    }

    /// Siblings by this column; those without a figure last. Walks over all nodes: for a background thread.
    SiblingOrder order(TreeColumn column, boolean ascending) {
        var groups = new GroupFigures(document.measured()); // what it has made it keeps, on one thread
        return tree.order(item -> switch (item) {
            case PlanItem.Node(NodeId id) -> figures.value(column, document.plan().node(id));
            case PlanItem.Siblings(int group) -> groups.figure(column, tree.groups().get(group)).value();
        }, ascending);
    }

    void sortSiblings(SiblingOrder order) {
        tree.sortSiblings(order);
        rows.changedFrom(0);
    }

    /// Siblings as the plan has them.
    void unsorted() {
        tree.unsorted();
        rows.changedFrom(0);
    }

    Optional<NodeId> selected() {
        return document.selection().selected();
    }

    void select(TreeRow row) {
        if (!rows.isChanging()) {
            node(row).ifPresent(node -> document.selection().select(node.id()));
        }
    }

    /// Calls back when a node is selected anywhere.
    Subscription onSelected(java.util.function.Consumer<Optional<NodeId>> listener) {
        return document.selection().onSelected(listener);
    }

    /// Calls back when rows look different though they are the same: highlights, heat, search, findings.
    Subscription onLook(Runnable listener) {
        return Subscription.combine(document.highlights().onChange(listener), document.search().onResult(listener),
                document.advice().onKnown(_ -> listener.run()));
    }
}
