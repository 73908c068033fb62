package org.plumbline.app.ui.workload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.plumbline.advice.Severity;
import org.plumbline.app.db.Canceller;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.StatementExplainer;
import org.plumbline.app.ui.text.WorkloadText;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Job;
import org.plumbline.app.work.Progress;
import org.plumbline.workload.StatementCounters;
import org.plumbline.workload.WorkloadSnapshot;

/// Explains several statements one after the other. One without a plan keeps no other from its own.
final class TopStatements {
    private final Background background;
    private final String name;
    private final BiConsumer<List<StatementCounters.Key>, Verdict> judge;
    private final ReadOnlyObjectWrapper<Optional<Job>> job = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final List<Verdict> verdicts = new ArrayList<>();
    private int asked;

    /// @param judge takes each verdict as it comes, with the entries of its statement
    TopStatements(Background background, String name, BiConsumer<List<StatementCounters.Key>, Verdict> judge) {
        this.background = background;
        this.name = name;
        this.judge = judge;
    }

    /// The job, while it runs.
    ReadOnlyObjectProperty<Optional<Job>> jobProperty() {
        return job.getReadOnlyProperty();
    }

    /// What was found; empty before the first end.
    ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /// Several entries of one text are explained once.
    void analyse(Database on, List<StatementRow> rows, WorkloadSnapshot workload) {
        cancel();
        Map<String, List<StatementCounters.Key>> texts = new LinkedHashMap<>();
        rows.forEach(row -> texts.computeIfAbsent(row.text(), _ -> new ArrayList<>()).add(row.key()));
        verdicts.clear();
        asked = texts.size();
        summary.set("");
        Job started = background.runNewest(this, "Explaining " + asked + " statements on " + name,
                progress -> explain(on, texts, workload, progress), _ -> end(), failed -> {
                    end();
                    summary.set(summary.get() + " It was stopped by: " + failed);
                });
        job.set(Optional.of(started).filter(Job::running));
        started.onCancelled(this::end);
    }

    void cancel() {
        job.get().ifPresent(Job::cancel);
    }

    void dismiss() {
        summary.set("");
    }

    private Integer explain(Database on, Map<String, List<StatementCounters.Key>> texts, WorkloadSnapshot workload, Progress progress) {
        int done = 0;
        for (Map.Entry<String, List<StatementCounters.Key>> each : texts.entrySet()) {
            progress.report(done, texts.size());
            var canceller = new Canceller();
            progress.onCancel(canceller::cancel);
            Verdict verdict = Verdict.of(StatementExplainer.explain(on, each.getKey(), workload, canceller));
            done++;
            progress.report(done, texts.size());
            background.later(() -> add(each.getValue(), verdict));
        }
        return done;
    }

    private void add(List<StatementCounters.Key> keys, Verdict verdict) {
        verdicts.add(verdict);
        judge.accept(keys, verdict);
    }

    private void end() {
        job.set(Optional.empty());
        int found = (int) verdicts.stream().filter(verdict -> !verdict.findings().isEmpty()).count();
        int failures = (int) verdicts.stream().filter(verdict -> verdict.failure().isPresent()).count();
        Optional<Severity> worst = verdicts.stream().map(verdict -> verdict.worst().orElse(null)).filter(Objects::nonNull)
                .max(Severity::compareTo);
        summary.set(WorkloadText.analysed(asked, verdicts.size(), found, worst, failures));
    }
}
