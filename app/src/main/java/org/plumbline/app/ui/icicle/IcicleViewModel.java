package org.plumbline.app.ui.icicle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.util.Subscription;
import org.plumbline.app.ui.draw.HeadedPicture;
import org.plumbline.app.ui.draw.Meaning;
import org.plumbline.app.ui.draw.Picture;
import org.plumbline.app.ui.draw.PictureOffer;
import org.plumbline.app.ui.state.Heat;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.work.Background;
import org.plumbline.plan.NodeId;

/// The Icicle view: what its boxes' widths and colours show, which part of the plan fills it, and what is selected. What is drawn is worked
/// out in the background; until it is there, there is nothing to draw.
public final class IcicleViewModel {
    private static final String FILE = "plan-icicle";
    private static final double WIDTH_OF_A_FILE = 1600;
    private static final List<String> SIGNS = List.of("Line at the left: highlighted.", "Band on top: found.", "!  finding.",
            "Shorter boxes: a strip of narrow nodes, as hot as all of them together; one that is hot by itself is taller.");

    private final PlanDocument document;
    private final Background background;
    private final IcicleWords words;
    private final List<Runnable> listeners = new ArrayList<>();
    private final Subscription subscriptions;
    private final Object layoutKey = new Object();
    private final Object heatKey = new Object();
    private Optional<IcicleFigures> figures = Optional.empty();
    private Optional<ShownPart> part = Optional.empty();
    private double rowsSeen = 1;

    /// Begins to lay the plan out.
    public IcicleViewModel(PlanDocument document, Background background) {
        this.document = document;
        this.background = background;
        words = new IcicleWords(document);
        Heat heat = document.highlights().heat();
        background.runNewest(layoutKey, "Laying out the icicle", _ -> IcicleFigures.of(document, heat), this::show,
                IcicleViewModel::fail);
        subscriptions = Subscription.combine(
                document.selection().onSelected(node -> node.ifPresent(id -> change(shown -> shown.reveal(id.index())))),
                document.highlights().onChange(this::recolour),
                document.search().onResult(this::mark),
                document.advice().onKnown(_ -> mark()));
    }

    void dispose() {
        subscriptions.unsubscribe();
        listeners.clear();
    }

    /// Calls the listener after each change of what is to be drawn.
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void show(IcicleFigures now) {
        figures = Optional.of(now);
        part = Optional.of(new ShownPart(now.layout(), rowsSeen));
        recolour();
        change(shown -> selected().ifPresent(shown::reveal));
    }

    private static void fail(Throwable failure) {
        throw new IllegalStateException("the icicle cannot be laid out", failure);
    }

    /// Empty before there is something to draw.
    Optional<IcicleFigures> figures() {
        return figures;
    }

    /// Likewise.
    Optional<ShownPart> part() {
        return part;
    }

    /// Has something else shown.
    void change(Consumer<ShownPart> how) {
        part.ifPresent(shown -> {
            how.accept(shown);
            listeners.forEach(Runnable::run);
        });
    }

    /// The view has room for so many rows.
    void resized(double rows) {
        rowsSeen = Math.max(1, rows);
        if (part.map(shown -> shown.rowsSeen() != rowsSeen).orElse(false)) {
            change(shown -> {
                shown.resized(rowsSeen);
                selected().ifPresent(shown::reveal);
            });
        }
    }

    /// What a measure means, in sentences.
    String meaning(IcicleMeasure of) {
        return String.join("\n", IcicleWords.meaning(of, IcicleMeasure.isRun(document.measured())));
    }

    /// Widths show this from now on; the node that fills the view does so still.
    void measureBy(IcicleMeasure wanted) {
        figures.ifPresent(now -> background.runNewest(layoutKey, "Laying out the icicle",
                _ -> IcicleLayout.of(document.measured(), now.layout().shape(), wanted),
                layout -> {
                    figures = figures.map(latest -> latest.with(layout));
                    change(shown -> shown.layout(layout));
                }, IcicleViewModel::fail));
    }

    boolean byKind() {
        return figures.map(now -> now.look().byKind()).orElse(false);
    }

    /// Colours show the nodes' types, or how hot they are.
    void colourByKind(boolean wanted) {
        look(look -> look.byKind(wanted));
    }

    private void recolour() {
        mark();
        Heat heat = document.highlights().heat();
        figures.filter(now -> now.look().heatBy() != heat.by()).ifPresent(now -> background.runNewest(heatKey, "Colouring the icicle",
                _ -> now.look().with(now.layout().shape(), document.plan().nodes(), heat),
                coloured -> {
                    look(latest -> coloured.byKind(latest.byKind()));
                    mark();
                }, IcicleViewModel::fail));
    }

    private void mark() {
        figures.map(now -> now.layout().shape()).ifPresent(shape -> look(look -> look.marking(
                MarkedPlaces.of(document.highlights().marked(), shape),
                MarkedPlaces.of(document.search().result().matches(), shape), IcicleLook.places(document.advice().byNode(), shape))));
    }

    private void look(UnaryOperator<IcicleLook> how) {
        figures = figures.map(now -> now.with(how.apply(now.look())));
        change(_ -> { });
    }

    String title(int node) {
        return words.title(node);
    }

    Optional<Integer> selected() {
        return document.selection().selected().map(NodeId::index);
    }

    void select(int node) {
        document.selection().select(new NodeId(node));
    }

    void selectParent() {
        walk((layout, node) -> Math.max(0, layout.shape().parent(node)));
    }

    void selectWidestChild() {
        walk(IcicleLayout::widestChild);
    }

    /// The sibling so many to the right.
    void selectSibling(int step) {
        walk((layout, node) -> layout.shape().sibling(node, step));
    }

    void selectRoot() {
        walk((_, _) -> 0);
    }

    private interface Step {
        int from(IcicleLayout layout, int node);
    }

    private void walk(Step step) {
        figures.ifPresent(now -> select(step.from(now.layout(), selected().orElse(0))));
    }

    /// Zooms into the selected node; out again where that fills the view already.
    void zoomToSelected() {
        selected().ifPresent(node -> change(shown -> {
            if (shown.span().node() == node) {
                shown.back();
            } else {
                shown.zoomTo(node);
            }
        }));
    }

    /// Where the selected node is in the view, from 0 to 1 (its middle); the view's middle where it is not to be seen.
    double placeOfSelected() {
        IcicleLayout layout = figures.orElseThrow().layout();
        IcicleSpan span = part.orElseThrow().span();
        return selected().filter(node -> span.shows(layout, node))
                .map(node -> ((layout.from(node) + layout.to(node)) / 2 - span.left()) / span.width()).orElse(0.5);
    }

    /// What stands at this place of the view.
    ///
    /// @param x of `width`, from the left
    Optional<IcicleBox> boxAt(double x, double width, double row) {
        if (figures.isEmpty() || width < 1 || row < 0 || row >= figures.get().layout().shape().rows()) {
            return Optional.empty();
        }
        return new RowBoxes(figures.get().layout(), part.orElseThrow().span(), width).boxAt((int) row, x);
    }

    /// The node that a box shows: of several the hottest.
    int nodeOf(IcicleBox box) {
        return figures.orElseThrow().nodeOf(box);
    }

    /// What a box shows, exactly.
    String full(IcicleBox box) {
        return words.box(figures.orElseThrow(), box);
    }

    /// Why a box at this place is hotter than it is by itself: the strip that it is a part of, as a line; empty where it is in none.
    ///
    /// @param x of `width`, from the left
    String strip(double x, double width, double row, double textSize) {
        return figures.flatMap(now -> new RowBoxes(now.layout(), part.orElseThrow().span(), width).stripAt((int) row, textSize, x)
                .map(all -> words.inStrip(now, all))).orElse("");
    }

    /// The selected box in words, for a screen reader.
    String spoken() {
        return figures.flatMap(now -> selected().map(node ->
                words.spoken(now.layout(), node, part.orElseThrow().span().node() == node))).orElse("Nothing is selected");
    }

    /// What is to be seen now; none before there is something to draw.
    ///
    /// @param pointed the box that the mouse is on
    Optional<Picture> picture(double width, double height, double textSize, boolean focused, Optional<IcicleBox> pointed) {
        return figures.map(now -> new IciclePicture(now.layout(), part.orElseThrow().span(), now.look(), words, selected().orElse(-1),
                pointed.map(IcicleBox::place).orElse(-1), focused, part.get().topRow(), textSize, width, height));
    }

    /// What there is to be drawn for files and paper.
    ///
    /// @param width of what is to be seen, in pixels
    /// @param height likewise
    PictureOffer offer(double width, double height, double textSize) {
        if (figures.isEmpty()) {
            return new PictureOffer.None("The icicle is not laid out yet.");
        }
        ShownPart shown = part.orElseThrow();
        Optional<HeadedPicture> seen = shown.isWhole() ? Optional.empty() : Optional.of(headed(shown.span(), new IciclePicture(
                figures.get().layout(), shown.span(), figures.get().look(), words, selected().orElse(-1), -1, false, shown.topRow(),
                textSize, width, height)));
        HeadedPicture all = whole(width, textSize);
        return new PictureOffer.Some(FILE, () -> all, seen.map(picture -> new PictureOffer.Other("What Is Shown", () -> picture)));
    }

    /// All of the plan.
    HeadedPicture whole(double width, double textSize) {
        IcicleFigures now = figures.orElseThrow();
        IcicleSpan span = IcicleSpan.whole(now.layout());
        return headed(span, new IciclePicture(now.layout(), span, now.look(), words, -1, -1, false, 0, textSize,
                Math.max(WIDTH_OF_A_FILE, width), IciclePicture.heightOf(now.layout(), textSize)));
    }

    private HeadedPicture headed(IcicleSpan span, IciclePicture picture) {
        var legend = new ArrayList<Meaning>();
        if (!picture.look().legendTitle().isEmpty()) {
            legend.add(Meaning.words(picture.look().legendTitle()));
        }
        legend.addAll(picture.look().legend());
        SIGNS.forEach(sign -> legend.add(Meaning.words(sign)));
        return new HeadedPicture(List.of("Icicle: " + words.caption(picture.layout(), span.node())), legend, picture);
    }
}
