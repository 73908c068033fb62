package org.plumbline.app.ui.compare;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.plumbline.app.report.MarkdownComparison;
import org.plumbline.app.ui.text.ChangeText;
import org.plumbline.app.ui.text.DefectText;
import org.plumbline.app.ui.text.NodeText;
import org.plumbline.app.ui.text.RunsText;
import org.plumbline.app.work.Background;
import org.plumbline.plan.compare.NoiseFloor;
import org.plumbline.plan.compare.Run;
import org.plumbline.plan.compare.Runs;

/// Two plans that a person chose, and what came of comparing them.
public final class CompareViewModel {
    private static final String CHOOSE = "Choose the plan before and the plan after: among the open ones, or from a file.";

    private final Background background;
    private final CompareActions actions;
    private final ObservableList<PlanOffer> offers;
    private final List<String> runs;
    private final ObjectProperty<Optional<PlanOffer>> before = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<PlanOffer>> after = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty changedOnly = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<Compared>> compared = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<String> message = new ReadOnlyObjectWrapper<>(CHOOSE);
    private final ObservableList<CompareRow> rows = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<CompareRow>> chosen = new SimpleObjectProperty<>(Optional.empty());

    /// Compares nothing yet.
    ///
    /// @param offers plans to choose from
    /// @param runs of one statement, in the order of time, where more than two were asked for; else empty
    public CompareViewModel(Background background, ObservableList<PlanOffer> offers, List<PlanOffer> runs, CompareActions actions) {
        this.background = background;
        this.actions = actions;
        this.offers = offers;
        this.runs = runs.size() < 3 ? List.of()
                : RunsText.sentences(Runs.of(runs.stream().map(each -> Run.of(each.run(), each.plan())).toList(), NoiseFloor.USUAL));
        before.subscribe((_, _) -> compare());
        after.subscribe((_, _) -> compare());
        changedOnly.subscribe((_, _) -> fill());
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

    /// What many runs have in common, a sentence each; empty of two.
    List<String> runs() {
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

    ObservableList<CompareRow> rows() {
        return rows;
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

    void askForFile(PlanSide side) {
        actions.askForFile(offer -> sideProperty(side).set(Optional.of(offer)));
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

    /// How many rows differ.
    long changes() {
        return compared.get().map(now -> now.comparison().nodes().stream().filter(node -> node.differs()).count()).orElse(0L);
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

    /// The row in words, for who does not see it.
    String spoken(CompareRow row) {
        var words = new StringBuilder(ChangeText.describe(row.node()));
        for (PlanSide side : PlanSide.values()) {
            row.shown(side).ifPresent(node -> {
                words.append(". ").append(side.title()).append(": ").append(NodeText.title(node));
                compared.get().ifPresent(now -> now.usual().forEach(figure -> figure.text(side, row.figures())
                        .ifPresent(text -> words.append(", ").append(figure.fullName()).append(' ').append(text))));
            });
        }
        return words.toString();
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
        compared.set(now);
        message.set(sentence);
        fill();
    }

    private void fill() {
        Optional<CompareRow> kept = chosen.get();
        rows.setAll(compared.get().map(now -> now.rows().stream().filter(row -> !changedOnly.get() || row.node().differs()).toList())
                .orElse(List.of()));
        chosen.set(kept.filter(rows::contains));
    }
}
