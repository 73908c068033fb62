package org.plumbline.app.ui.compare;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import org.plumbline.app.report.MarkdownComparison;
import org.plumbline.app.ui.draw.PictureOffer;
import org.plumbline.app.ui.state.Folding;
import org.plumbline.app.ui.state.VisibleRows;
import org.plumbline.app.ui.text.DefectText;
import org.plumbline.app.work.Background;

/// Two plans that a person chose, and what came of comparing them.
public final class CompareViewModel {
    private static final String CHOOSE = "Choose the plan before and the plan after: among the open ones, or from a file.";

    private final Background background;
    private final CompareActions actions;
    private final ObservableList<PlanOffer> offers;
    private final Optional<RunsChart> runs;
    private final ObjectProperty<Page> shownPage = new SimpleObjectProperty<>(Page.TWO);
    private final ObjectProperty<Optional<PlanOffer>> before = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<PlanOffer>> after = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty changedOnly = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<Compared>> compared = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<String> message = new ReadOnlyObjectWrapper<>(CHOOSE);
    private final VisibleRows<CompareRow> rows = new VisibleRows<>(() -> folding().map(Folding::size).orElse(0),
            index -> tree().orElseThrow().row(index),
            row -> row instanceof CompareRow shown ? folding().map(all -> all.indexOf(shown.entry()).orElse(-1)).orElse(-1) : -1);
    private final ObjectProperty<Optional<CompareRow>> chosen = new SimpleObjectProperty<>(Optional.empty());

    /// Compares nothing yet.
    ///
    /// @param offers plans to choose from
    /// @param runs of one statement, in the order of time, where more than two were asked for
    public CompareViewModel(Background background, ObservableList<PlanOffer> offers, Optional<RunsChart> runs, CompareActions actions) {
        this.background = background;
        this.actions = actions;
        this.offers = offers;
        this.runs = runs;
        shownPage.set(runs.isPresent() ? Page.RUNS : Page.TWO);
        before.subscribe((_, _) -> compare());
        after.subscribe((_, _) -> compare());
        changedOnly.subscribe((_, only) -> tree().ifPresent(tree -> {
            tree.showChangesOnly(only);
            refill(0);
        }));
    }

    /// Compares these.
    public void show(Optional<PlanOffer> first, Optional<PlanOffer> second) {
        before.set(first);
        after.set(second);
    }

    public ObjectProperty<Optional<PlanOffer>> sideProperty(PlanSide side) {
        return side == PlanSide.BEFORE ? before : after;
    }

    ObservableList<PlanOffer> offers() {
        return offers;
    }

    /// The runs as a distribution; none of two.
    Optional<RunsChart> runs() {
        return runs;
    }

    public BooleanProperty changedOnlyProperty() {
        return changedOnly;
    }

    ReadOnlyObjectProperty<Optional<Compared>> comparedProperty() {
        return compared.getReadOnlyProperty();
    }

    /// Why nothing is shown, as a sentence; empty where something is.
    public ReadOnlyObjectProperty<String> messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// The picture of both trees, folded as they are, or with all rows.
    PictureOffer picture() {
        if (shownPage.get() == Page.RUNS) {
            return new PictureOffer.None("The chart of the runs is saved by its own button, PNG…");
        }
        return compared.get().<PictureOffer>map(now -> new PictureOffer.Some("comparison", ComparePicture.shown(now, this),
                        Optional.of(new PictureOffer.Other("All Rows Unfolded", () -> ComparePicture.whole(now)))))
                .orElseGet(() -> new PictureOffer.None("There is no comparison yet: choose two plans."));
    }

    VisibleRows<CompareRow> rows() {
        return rows;
    }

    private Optional<ComparedTree> tree() {
        return compared.get().map(Compared::tree);
    }

    private Optional<Folding> folding() {
        return tree().map(ComparedTree::folding);
    }

    ObjectProperty<Optional<CompareRow>> chosenProperty() {
        return chosen;
    }

    /// The sentences that matter, the headline first; empty while nothing is compared.
    public List<String> sentences() {
        return compared.get().map(now -> now.text().sentences()).orElse(List.of());
    }

    /// The plan before becomes the one after.
    public void swap() {
        Optional<PlanOffer> first = before.get();
        Optional<PlanOffer> second = after.get();
        before.set(Optional.empty());
        after.set(first);
        before.set(second);
    }

    void bring(PlanOrigin origin, PlanSide side) {
        actions.bring(origin, offer -> sideProperty(side).set(Optional.of(offer)));
    }

    /// Takes one of the runs, by its number, as the plan before or after.
    void takeRun(int number, PlanSide side) {
        actions.run(number, offer -> {
            sideProperty(side).set(Optional.of(offer));
            shownPage.set(Page.TWO);
        });
    }

    /// Which of the pages is shown, where there are many runs.
    enum Page {
        RUNS("All runs"),
        TWO("Two of them");

        private final String title;

        Page(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    ObjectProperty<Page> pageProperty() {
        return shownPage;
    }

    /// Chooses the next row in which something differs, after the chosen one; past the last comes the first.
    ///
    /// @param step 1, or -1 for the one before
    void chooseChange(int step) {
        int count = rows.size();
        int at = chosen.get().map(rows::indexOf).orElse(step > 0 ? -1 : count);
        IntStream.rangeClosed(1, count).map(i -> Math.floorMod(at + i * step, count)).filter(i -> rows.get(i).hasChange()).findFirst()
                .ifPresent(i -> chosen.set(Optional.of(rows.get(i))));
    }

    /// How many nodes differ.
    int changes() {
        return tree().map(ComparedTree::changes).orElse(0);
    }

    /// Opens or closes what is below this row.
    void setExpanded(int index, boolean open) {
        CompareRow row = rows.get(index);
        if (row.expandable() && row.expanded() != open) {
            row.tree().folding().setExpanded(row.entry(), open);
            refill(index);
        }
    }

    /// Opens what is closed and closes what is open.
    void toggle(int index) {
        if (index >= 0) {
            setExpanded(index, !rows.get(index).expanded());
        }
    }

    /// Opens or closes all below this row.
    void setExpandedBelow(int index, boolean open) {
        CompareRow row = rows.get(index);
        row.tree().folding().setExpandedBelow(row.entry(), open);
        refill(index);
    }

    /// The row under which this one stands; none for a root's.
    Optional<Integer> parentRow(int index) {
        return folding().flatMap(all -> all.parentRow(index).stream().boxed().findFirst());
    }

    /// Chooses this row, unless the list is being filled: then it is the table's doing, not the person's.
    void choose(int index) {
        if (!rows.isChanging() && index >= 0 && index < rows.size()) {
            chosen.set(Optional.of(rows.get(index)));
        }
    }

    /// Shows the chosen node in its own plan.
    void showInPlan(PlanSide side) {
        compared.get().ifPresent(now -> chosen.get().flatMap(row -> row.any(side))
                .ifPresent(node -> actions.show(side == PlanSide.BEFORE ? now.before() : now.after(), node.id())));
    }

    /// Takes the comparison to the clipboard, as Markdown.
    void copy() {
        compared.get().ifPresent(now -> actions.copy(MarkdownComparison.of(now.before().name(), now.after().name(), now.comparison())));
    }

    /// Writes the comparison to a file that the person names.
    void save() {
        compared.get().ifPresent(now -> actions.save(now.report(runs.map(RunsChart::runs))));
    }

    /// The row in words, for who does not see it.
    String spoken(CompareRow row) {
        return compared.get().map(now -> now.spoken(row)).orElse("");
    }

    private void compare() {
        chosen.set(Optional.empty());
        if (before.get().isEmpty() || after.get().isEmpty()) {
            show(Optional.empty(), CHOOSE);
            return;
        }
        PlanOffer first = before.get().get();
        PlanOffer second = after.get().get();
        background.runNewest(this, "Comparing " + first.name() + " with " + second.name(), _ -> Compared.of(first, second),
                now -> show(Optional.of(now), ""), failed -> show(Optional.empty(), DefectText.of(failed)));
    }

    private void show(Optional<Compared> now, String sentence) {
        now.ifPresent(each -> each.tree().showChangesOnly(changedOnly.get()));
        compared.set(now);
        message.set(sentence);
        refill(0);
        now.map(Compared::first).filter(OptionalInt::isPresent).ifPresent(row -> folding().orElseThrow().nearest(row.getAsInt())
                .stream().mapToObj(rows::get).findFirst().ifPresent(first -> chosen.set(Optional.of(first))));
    }

    /// Rows before this one are the same as before. What was chosen and is folded away now gives way to what hides it.
    private void refill(int first) {
        Optional<CompareRow> kept = chosen.get();
        rows.changedFrom(first);
        chosen.set(kept.flatMap(row -> tree().filter(tree -> tree == row.tree())).flatMap(tree ->
                tree.folding().nearest(kept.get().entry()).stream().mapToObj(rows::get).findFirst()));
    }
}
