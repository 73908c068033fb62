package org.plumbline.app.work;

import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The twin of [FxBackground] without threads: work is done, and its callback has run, when `run` returns. For tests and scripts.
public final class InlineBackground implements Background {
    private final ObservableList<Job> jobs = FXCollections.observableArrayList();

    @Override
    public <T> Job run(String title, Work<T> work, Consumer<T> onDone, Consumer<Throwable> onFailed) {
        var job = new RunningJob(title, jobs::removeLast);
        jobs.add(job);
        T result;
        try {
            result = work.run((done, all) -> job.progressTo(all > 0 ? (double) done / all : -1));
        } catch (Exception failure) {
            job.end(() -> onFailed.accept(failure));
            return job;
        }
        job.end(() -> onDone.accept(result));
        return job;
    }

    @Override
    public <T> Job runNewest(Object key, String title, Work<T> work, Consumer<T> onDone, Consumer<Throwable> onFailed) {
        return run(title, work, onDone, onFailed);
    }

    @Override
    public void later(Runnable action) {
        action.run();
    }

    @Override
    public ObservableList<Job> jobs() {
        return jobs;
    }
}
