package org.plumbline.app.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.plumbline.analysis.ReadPlan;
import org.plumbline.app.ui.compare.CompareActions;
import org.plumbline.app.ui.compare.CompareViewModel;
import org.plumbline.app.ui.compare.PlanOffer;
import org.plumbline.app.ui.compare.PlanSide;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.history.RunRow;
import org.plumbline.app.work.Background;
import org.plumbline.plan.NodeId;

/// Comparisons of plans, each in a tab: of open plans, of files, of runs of the history.
final class Comparisons {
    private final Background background;
    private final OpenDocuments open;
    private final RunHistory history;
    private final Consumer<Notice> report;
    /// Plans that are offered: the open ones, and those that were brought for a comparison.
    private final ObservableList<PlanOffer> offers = FXCollections.observableArrayList();
    private final Map<PlanKey, OpenSource> sources = new HashMap<>();
    private Supplier<Optional<Path>> chooser = Optional::empty;
    /// The plan that was in front before the one that is.
    private Optional<OpenPlan> before = Optional.empty();
    private int number;

    Comparisons(Background background, OpenDocuments open, RunHistory history, Consumer<Notice> report) {
        this.background = background;
        this.open = open;
        this.history = history;
        this.report = report;
        open.sources().addListener((ListChangeListener<OpenSource>) _ -> offer());
        open.selectedProperty().subscribe((was, _) -> before = was.or(() -> before));
        open.all().addListener((ListChangeListener<OpenDocument>) _ -> before = before.filter(open.plans()::contains));
    }

    /// One plan of a source.
    private record PlanKey(SourceKey source, int index) {}

    /// Who asks for a file.
    void askThrough(Supplier<Optional<Path>> asker) {
        chooser = asker;
    }

    /// The plan in front beside the one that was in front before it, or another open one; the person can choose others.
    void compare() {
        Optional<OpenPlan> after = open.selectedProperty().getValue();
        Optional<OpenPlan> first = before.filter(plan -> open.plans().contains(plan) && !Optional.of(plan).equals(after))
                .or(() -> open.plans().stream().filter(plan -> !Optional.of(plan).equals(after)).reduce((_, last) -> last));
        show(List.of(), first.map(plan -> offer(plan.source(), plan.read())), after.map(plan -> offer(plan.source(), plan.read())));
    }

    /// Runs of the history: two side by side, the older one first; of more, their distribution, and the best with the worst.
    void compareRuns(List<RunRow> rows) {
        history.read(rows, read -> {
            List<PlanOffer> offered = read.stream().map(source -> offer(source, source.plans().getFirst())).toList();
            if (offered.size() > 1) {
                List<PlanOffer> two = offered.size() == 2 ? offered : PlanOffer.bestAndWorst(offered);
                show(offered, Optional.of(two.getFirst()), Optional.of(two.getLast()));
            }
        });
    }

    private void show(List<PlanOffer> runs, Optional<PlanOffer> first, Optional<PlanOffer> second) {
        var model = new CompareViewModel(background, offers, runs, actions());
        var document = new OpenComparison(++number == 1 ? "Comparison" : "Comparison " + number, model);
        open.add(document);
        open.select(document);
        model.show(first, second);
    }

    private CompareActions actions() {
        return new CompareActions() {
            @Override
            public void show(PlanOffer plan, NodeId node) {
                Comparisons.this.show((PlanKey) plan.key(), node);
            }

            @Override
            public void askForFile(Consumer<PlanOffer> taker) {
                chooser.get().ifPresent(path -> background.run("Reading " + path.getFileName(),
                        () -> Reading.ofFile(path, open.source(SourceKey.OfFile.of(path))), reading -> taken(reading, taker),
                        failed -> report.accept(Notice.defect(failed))));
            }

            @Override
            public void copy(String text) {
                CodeBlock.copy(text);
                report.accept(Notice.done("The comparison is in the clipboard, as Markdown."));
            }
        };
    }

    private void taken(Reading reading, Consumer<PlanOffer> taker) {
        switch (reading) {
            case Reading.Understood(OpenSource source, PreparedDocument _) -> taker.accept(allOf(source));
            case Reading.Unchanged(OpenSource source) -> taker.accept(allOf(source));
            case Reading.Log(SourceKey.OfFile _, String name) -> tell(
                    name + " is a log. Open it (Ctrl+O), open the plans to compare from it, and choose them here.");
            case Reading.Statements statements -> tell(statements.name() + " has no plan, but statements.");
            case Reading.Refused refused -> report.accept(refused.notice());
        }
    }

    private void tell(String sentence) {
        report.accept(new Notice(sentence, sentence));
    }

    /// Offers all plans of a source, and gives the first.
    private PlanOffer allOf(OpenSource source) {
        return source.plans().stream().map(plan -> offer(source, plan)).toList().getFirst();
    }

    /// Offers it, if it is not yet. Plans are told apart by identity: comparing their figures would take as long as reading them.
    @SuppressWarnings("ReferenceEquality")
    private PlanOffer offer(OpenSource source, ReadPlan plan) {
        var key = new PlanKey(source.key(), plan.index());
        sources.put(key, source);
        String name = name(source, key) + (source.hasSeveralPlans() ? " · " + (plan.index() + 1) : "");
        var offer = new PlanOffer(key, name, name.split(RunHistory.AFTER_TIME, 2)[0], source.place(), plan.measured());
        int at = offers.indexOf(offer);
        if (at < 0) {
            offers.add(offer);
        } else if (offers.get(at).plan() != plan.measured()) {
            offers.set(at, offer); // its file was read again
        }
        return offers.get(offers.indexOf(offer));
    }

    /// A file's name, with its folder where another one is called so too.
    private String name(OpenSource source, PlanKey key) {
        boolean twice = sources.entrySet().stream()
                .anyMatch(other -> !other.getKey().source().equals(key.source()) && other.getValue().name().equals(source.name()));
        return twice && key.source() instanceof SourceKey.OfFile(Path path) && path.getParent() != null
                && path.getParent().getFileName() != null ? path.getParent().getFileName() + "/" + source.name() : source.name();
    }

    /// The open ones, as far as a comparison may want them: one that is compared stays, though its own tab was closed.
    private void offer() {
        for (OpenSource source : open.sources()) {
            source.plans().forEach(plan -> offer(source, plan));
        }
        List<PlanOffer> used = open.all(OpenComparison.class).flatMap(each -> Stream.of(PlanSide.values())
                .flatMap(side -> each.model().sideProperty(side).get().stream())).toList();
        var gone = new ArrayList<>(offers);
        gone.removeIf(each -> used.contains(each) || open.source(((PlanKey) each.key()).source()).isPresent());
        offers.removeAll(gone);
        gone.forEach(each -> sources.remove((PlanKey) each.key()));
    }

    private void show(PlanKey key, NodeId node) {
        OpenSource source = open.source(key.source()).orElse(sources.get(key));
        Optional<OpenPlan> tab = open.plan(source, key.index());
        if (tab.isPresent()) {
            select(tab.get(), node);
            return;
        }
        background.run("Opening " + source.name(), () -> PreparedDocument.of(source.plans().get(key.index())), prepared -> {
            if (open.source(key.source()).isPresent()) {
                var plan = new OpenPlan(source, prepared);
                open.addOnce(plan);
                select(plan, node);
            } else {
                select(open.add(source, prepared), node);
            }
        }, failed -> report.accept(Notice.defect(failed)));
    }

    private void select(OpenPlan plan, NodeId node) {
        open.select(plan);
        plan.prepared().document().selection().select(node);
    }
}
