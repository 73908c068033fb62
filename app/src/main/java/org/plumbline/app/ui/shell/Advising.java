package org.plumbline.app.ui.shell;

import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.util.Subscription;
import org.plumbline.analysis.Analysis;
import org.plumbline.analysis.Analyzer;
import org.plumbline.analysis.UnadvisedPlan;
import org.plumbline.app.ui.state.PlanAdvice;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Job;

/// Has the rules asked about a plan whose findings are not known, when its tab is in front for the first time and was drawn: the plan
/// itself is worth looking at, and of fifty files that were opened at once few are looked at. Ends with the tab.
final class Advising {
    private final Background background;
    private final Consumer<Notice> report;
    private final IdentityHashMap<OpenPlan, Subscription> watched = new IdentityHashMap<>();
    private final IdentityHashMap<OpenPlan, Job> jobs = new IdentityHashMap<>();

    private Advising(Background background, Consumer<Notice> report) {
        this.background = background;
        this.report = report;
    }

    /// For all that is opened from now on, as long as there is a window.
    static void of(Background background, OpenDocuments open, Consumer<Notice> report) {
        new Advising(background, report).follow(open);
    }

    private void follow(OpenDocuments open) {
        open.all().addListener((ListChangeListener<OpenDocument>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(this::closed);
            }
        });
        open.selectedProperty().subscribe(plan -> plan.ifPresent(this::shown));
    }

    private void shown(OpenPlan plan) {
        if (plan.read() instanceof UnadvisedPlan unadvised && !watched.containsKey(plan)) {
            watched.put(plan, plan.advice().stateProperty().subscribe(state -> {
                if (state instanceof PlanAdvice.State.Looking) {
                    look(plan, unadvised);
                }
            }));
        }
    }

    private void look(OpenPlan plan, UnadvisedPlan unadvised) {
        Job job = background.runAfterFrame("Looking for what costs in " + plan.title(), () -> advise(unadvised), analysis -> {
            jobs.remove(plan);
            plan.advice().found(analysis);
        }, failure -> {
            jobs.remove(plan);
            plan.advice().failed(failure);
            report.accept(Notice.defect(failure));
        });
        if (job.running()) {
            jobs.put(plan, job);
            job.onCancelled(() -> {
                jobs.remove(plan);
                plan.advice().stopped();
            });
        }
    }

    /// From now on nobody goes through the whole text, so that it may take less memory.
    private static Analysis advise(UnadvisedPlan plan) {
        try {
            return Analyzer.advise(plan);
        } finally {
            plan.source().pack();
        }
    }

    private void closed(OpenDocument document) {
        if (document instanceof OpenPlan plan) {
            Optional.ofNullable(watched.remove(plan)).ifPresent(Subscription::unsubscribe);
            Optional.ofNullable(jobs.remove(plan)).ifPresent(Job::cancel);
        }
    }
}
