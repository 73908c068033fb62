package org.plumbline.app.ui.diagram;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.plumbline.advice.Finding;
import org.plumbline.app.ui.state.FoldedTree;
import org.plumbline.app.ui.state.Heat;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.ui.state.PlanItem;
import org.plumbline.app.ui.state.VisibleItems;
import org.plumbline.app.work.Background;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.SubplanUsers;

/// The Diagram view's cards: which are folded, where they stand, which one is chosen. They are laid out away from the window's thread,
/// again after each change; until that is done the diagram stays as it was.
public final class DiagramViewModel {
    /// To which card an arrow leads, by what is drawn.
    enum Step { PARENT, CHILD, BEFORE, AFTER }

    /// What the first layout needs.
    private record Ground(FoldedTree tree, List<SubplanUsers.Use> uses) {}

    private final PlanDocument document;
    private final Background background;
    private final ReadOnlyObjectWrapper<Optional<Diagram>> diagram = new ReadOnlyObjectWrapper<>(this, "diagram", Optional.empty());
    private final ReadOnlyObjectWrapper<Looks> looks = new ReadOnlyObjectWrapper<>(this, "looks", Looks.PLAIN);
    private final Subscription subscriptions;
    private Optional<Ground> ground = Optional.empty();
    private PlanItem chosen = new PlanItem.Node(NodeId.ROOT);
    private boolean choosing;
    private boolean disposed;
    private boolean revealing;
    private Consumer<Integer> onElsewhere = _ -> { };

    /// Begins to lay the plan out.
    public DiagramViewModel(PlanDocument document, Background background) {
        this.document = document;
        this.background = background;
        document.selection().selected().ifPresent(node -> chosen = new PlanItem.Node(node));
        subscriptions = Subscription.combine(
                document.selection().selectedProperty().subscribe((_, now) -> now.ifPresent(this::chosenElsewhere)),
                document.highlights().onChange(this::changed), document.search().onResult(this::look),
                document.advice().onKnown(_ -> layOut()));
        layOut();
    }

    /// Ends what listens to the document.
    public void dispose() {
        disposed = true;
        subscriptions.unsubscribe();
    }

    /// None until the plan is laid out for the first time.
    ReadOnlyObjectProperty<Optional<Diagram>> diagramProperty() {
        return diagram.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Looks> looksProperty() {
        return looks.getReadOnlyProperty();
    }

    PlanDocument document() {
        return document;
    }

    /// Called with a card that was chosen elsewhere, or came to be shown as it is chosen: it should be seen.
    void onChosenElsewhere(Consumer<Integer> listener) {
        onElsewhere = listener;
    }

    /// Lays out what is to be shown now.
    private void layOut() {
        Heat heat = document.highlights().heat();
        Optional<Ground> laid = ground;
        Optional<VisibleItems> visible = laid.map(known -> known.tree().visible());
        PlanItem wanted = chosen;
        List<Finding> findings = document.advice().findings();
        background.runNewest(this, "Laying out the diagram", _ -> {
            Ground known = laid.orElseGet(() -> ground(wanted));
            return new Done(known, diagram(known, visible.orElseGet(() -> known.tree().visible()), heat, findings));
        }, this::show, failure -> {
            throw new IllegalStateException("the diagram could not be laid out", failure);
        });
    }

    /// What a layout hands over to the window's thread.
    private record Done(Ground ground, Diagram diagram) {}

    private Ground ground(PlanItem wanted) {
        var tree = new FoldedTree(document.measured());
        if (wanted instanceof PlanItem.Node(NodeId node)) {
            tree.reveal(node);
        }
        return new Ground(tree, SubplanUsers.of(document.plan()));
    }

    private Diagram diagram(Ground known, VisibleItems items, Heat heat, List<Finding> findings) {
        DiagramLayout layout = DiagramLayout.of(items);
        ItemFigures figures = ItemFigures.of(layout, document.plan(), heat, findings);
        EdgeWidths widths = EdgeWidths.of(document.measured(), layout);
        Links links = Links.of(known.uses(), layout);
        return new Diagram(layout, widths, links, SubplanLines.of(layout, widths, links), figures,
                new Cards(document.measured(), heat, layout, figures));
    }

    private void show(Done done) {
        if (disposed) {
            return;
        }
        boolean first = ground.isEmpty();
        ground = Optional.of(done.ground());
        diagram.set(Optional.of(done.diagram()));
        look();
        if (first && chosen instanceof PlanItem.Node(NodeId node) && done.ground().tree().reveal(node)) {
            revealing = true; // it was chosen meanwhile
            layOut();
        } else if (revealing) {
            revealing = false;
            onElsewhere.accept(chosenItem());
        }
    }

    private void changed() {
        boolean otherHeat = diagram.get().isPresent() && diagram.get().get().cards().heat() != document.highlights().heat();
        if (otherHeat) {
            layOut();
        }
        look();
    }

    /// Which cards are marked and found now.
    private void look() {
        diagram.get().ifPresent(shown -> looks.set(new Looks(marked(shown), found(shown), chosenItem(), DiagramLayout.NONE)));
    }

    /// Cards of nodes that are marked, and those in which one is folded away.
    private BitSet marked(Diagram shown) {
        return cards(shown, document.highlights().marked());
    }

    private static BitSet cards(Diagram shown, BitSet nodes) {
        var cards = new BitSet();
        nodes.stream().forEach(index -> cards.set(shown.layout().itemOf(new NodeId(index))));
        return cards;
    }

    /// Cards of nodes that were found, and those in which one is folded away.
    private BitSet found(Diagram shown) {
        return cards(shown, document.search().result().matches());
    }

    /// The card that is chosen, or in which what is chosen is folded away; -1 before there are any.
    int chosenItem() {
        return diagram.get().map(shown -> switch (chosen) {
            case PlanItem.Node(NodeId node) -> shown.layout().itemOf(node);
            case PlanItem.Siblings _ -> groupItem(shown, chosen);
        }).orElse(DiagramLayout.NONE);
    }

    private static int groupItem(Diagram shown, PlanItem wanted) {
        for (int item = 0; item < shown.layout().size(); item++) {
            if (shown.layout().items().isGroup(item) && shown.layout().items().item(item).equals(wanted)) {
                return item;
            }
        }
        return DiagramLayout.NONE;
    }

    /// Chooses a card of the diagram that is shown; a node is then selected in every view.
    void choose(int item) {
        Diagram shown = diagram.get().orElseThrow();
        chosen = shown.layout().items().item(item);
        if (chosen instanceof PlanItem.Node(NodeId node)) {
            choosing = true;
            document.selection().select(node);
            choosing = false;
        }
        looks.set(looks.get().choosing(chosenItem()));
    }

    private void chosenElsewhere(NodeId node) {
        if (choosing) {
            return;
        }
        chosen = new PlanItem.Node(node);
        if (ground.isPresent() && ground.get().tree().reveal(node)) {
            revealing = true;
            layOut();
        } else if (diagram.get().isPresent()) {
            looks.set(looks.get().choosing(chosenItem()));
            onElsewhere.accept(chosenItem());
        }
    }

    /// Folds or opens a card; without anything below it nothing happens. Returns whether it will be laid out anew.
    boolean toggle(int item) {
        Diagram shown = diagram.get().orElseThrow();
        boolean folded = shown.cards().isFolded(item);
        if (!folded && shown.layout().firstChild(item) == DiagramLayout.NONE) {
            return false;
        }
        PlanItem toggled = shown.layout().items().item(item);
        FoldedTree tree = ground.orElseThrow().tree();
        tree.setExpanded(toggled, folded);
        if (!folded && chosen instanceof PlanItem.Node(NodeId node) && tree.indexOf(chosen).isEmpty()) {
            nearestShown(tree, node);
            if (toggled instanceof PlanItem.Siblings) {
                chosen = toggled;
            }
        }
        layOut();
        return true;
    }

    /// The selected node was folded away: the nearest above it is selected.
    private void nearestShown(FoldedTree tree, NodeId hidden) {
        PlanNode node = document.plan().node(hidden);
        while (tree.indexOf(new PlanItem.Node(node.id())).isEmpty()) {
            node = document.plan().parent(node).orElseThrow();
        }
        chosen = new PlanItem.Node(node.id());
        choosing = true;
        document.selection().select(node.id());
        choosing = false;
    }

    /// The card where an arrow leads; none at an edge.
    OptionalInt step(Step step) {
        int item = chosenItem();
        if (item == DiagramLayout.NONE) {
            return OptionalInt.empty();
        }
        DiagramLayout layout = diagram.get().orElseThrow().layout();
        return switch (step) {
            case PARENT -> layout.parent(item) == DiagramLayout.NONE ? OptionalInt.empty() : OptionalInt.of(layout.parent(item));
            case CHILD -> layout.nearestChild(item);
            case BEFORE -> layout.beside(item, -1);
            case AFTER -> layout.beside(item, 1);
        };
    }

    /// The chosen card in words; empty before there is any.
    String spoken() {
        int item = chosenItem();
        return item == DiagramLayout.NONE ? "" : new CardText(document, diagram.get().orElseThrow()).spoken(item);
    }

    /// The mouse is over this card now, or over none.
    void hover(OptionalInt item) {
        looks.set(looks.get().hovering(item.orElse(DiagramLayout.NONE)));
    }

    /// What a tooltip says of this card.
    String hoverText(int item) {
        return new CardText(document, diagram.get().orElseThrow()).hover(item);
    }
}
