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
import org.plumbline.app.report.ComparedPlans;
import org.plumbline.app.report.ReportFile;
import org.plumbline.app.ui.compare.CompareActions;
import org.plumbline.app.ui.compare.CompareViewModel;
import org.plumbline.app.ui.compare.PlanOffer;
import org.plumbline.app.ui.compare.PlanOrigin;
import org.plumbline.app.ui.compare.PlanSide;
import org.plumbline.app.ui.compare.RunsChart;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.history.RunRow;
import org.plumbline.app.ui.text.WriteFailure;
import org.plumbline.app.work.Background;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.compare.Runs;

/// Comparisons of plans, each in a tab: of open plans, of files, of runs of the history.
final class Comparisons {
    private final Background background;
    private final OpenDocuments open;
    private final RunHistory history;
    private final Consumer<Notice> report;
    /// Plans that are offered: the open ones, and those that were brought for a comparison.
    private final ObservableList<PlanOffer> offers = FXCollections.observableArrayList();
    private final Map<PlanKey, OpenSource> sources = new HashMap<>();
    private final PlanOrigins origins;
    private Supplier<Optional<ReportFile>> saver = Optional::empty;
    /// The plan that was in front before the one that is.
    private Optional<OpenPlan> before = Optional.empty();
    private int number;

    Comparisons(Background background, OpenDocuments open, RunHistory history, Consumer<Notice> report) {
        this.background = background;
        this.open = open;
        this.history = history;
        this.report = report;
        this.origins = new PlanOrigins(background, open, history, report);
        open.sources().addListener((ListChangeListener<OpenSource>) _ -> offer());
        open.selectedProperty().subscribe((was, _) -> before = was.or(() -> before));
        open.all().addListener((ListChangeListener<OpenDocument>) change -> {
            before = before.filter(open.plans()::contains);
            if (change.next() && change.wasRemoved()) {
                offer();
            }
        });
    }

    /// One plan of a source.
    private record PlanKey(SourceKey source, int index) {}

    /// Who brings plans that are not open.
    PlanOrigins origins() {
        return origins;
    }

    /// Who asks for a file to write a comparison to.
    void saveThrough(Supplier<Optional<ReportFile>> asker) {
        saver = asker;
    }

    /// The plan in front beside the one that was in front before it, or another open one; the person can choose others.
    void compare() {
        Optional<OpenPlan> after = open.selectedProperty().getValue();
        Optional<OpenPlan> first = before.filter(plan -> open.plans().contains(plan) && !Optional.of(plan).equals(after))
                .or(() -> open.plans().stream().filter(plan -> !Optional.of(plan).equals(after)).reduce((_, last) -> last));
        show(Optional.empty(), List.of(), first.map(plan -> offer(plan.source(), plan.read())),
                after.map(plan -> offer(plan.source(), plan.read())));
    }

    /// Runs of the history: two side by side, the older one first; of more, their distribution, and the best with the worst.
    void compareRuns(List<RunRow> rows) {
        if (rows.size() < 3) {
            history.read(rows, read -> sides(Optional.empty(), List.of(), read));
        } else {
            history.readRuns(rows, series -> {
                RunsChart chart = RunsChart.of(series.runs());
                Optional<Runs.Spread> spread = series.runs().spread();
                int best = spread.map(Runs.Spread::bestRun).orElse(0);
                int worst = spread.map(Runs.Spread::worstRun).filter(run -> run != best).orElse(series.rows().size() - 1);
                history.read(List.of(series.rows().get(best)), first -> history.read(List.of(series.rows().get(worst)), second ->
                        sides(Optional.of(chart), series.rows(), Stream.of(first, second).flatMap(List::stream).toList())));
            });
        }
    }

    /// @param read the plan before and the one after; fewer where the history has them no more
    private void sides(Optional<RunsChart> chart, List<RunRow> runs, List<OpenSource> read) {
        List<PlanOffer> offered = read.stream().map(source -> offer(source, source.plans().getFirst())).toList();
        if (offered.size() > 1) {
            show(chart, runs, Optional.of(offered.getFirst()), Optional.of(offered.getLast()));
        }
    }

    /// Two plans that were made, in front: the one before, the one after.
    void compare(OpenSource before, OpenSource after) {
        show(Optional.empty(), List.of(), Optional.of(offer(before, before.plans().getFirst())),
                Optional.of(offer(after, after.plans().getFirst())));
    }

    private void show(Optional<RunsChart> chart, List<RunRow> runs, Optional<PlanOffer> first, Optional<PlanOffer> second) {
        var model = new CompareViewModel(background, offers, chart, actions(runs));
        var document = new OpenComparison(++number == 1 ? "Comparison" : "Comparison " + number, model);
        open.add(document);
        open.select(document);
        model.show(first, second);
    }

    private CompareActions actions(List<RunRow> runs) {
        return new CompareActions() {
            @Override
            public void show(PlanOffer plan, NodeId node) {
                Comparisons.this.show((PlanKey) plan.key(), node);
            }

            @Override
            public void bring(PlanOrigin origin, Consumer<PlanOffer> taker) {
                origins.bring(origin, source -> taker.accept(allOf(source)));
            }

            @Override
            public void run(int run, Consumer<PlanOffer> taker) {
                history.read(List.of(runs.get(run)), read -> read.stream().findFirst().ifPresent(source -> taker.accept(allOf(source))));
            }

            @Override
            public void save(ComparedPlans plans) {
                saver.get().ifPresent(file -> background.run("Saving " + file.path().getFileName(), () -> {
                    file.write(plans);
                    return file;
                }, saved -> report.accept(Notice.done("Saved " + saved.path() + ".")),
                        failed -> report.accept(Notice.of(WriteFailure.sentence(file.path(), failed), failed))));
            }

            @Override
            public void copy(String text) {
                CodeBlock.copy(text);
                report.accept(Notice.done("The comparison is in the clipboard, as Markdown."));
            }
        };
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
