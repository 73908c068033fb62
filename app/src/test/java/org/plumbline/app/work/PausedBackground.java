package org.plumbline.app.work;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The twin of [InlineBackground] whose jobs run, but get nothing done, until they are let go on.
public final class PausedBackground implements Background {
    private final ObservableList<Job> jobs = FXCollections.observableArrayList();
    private final List<Runnable> waiting = new ArrayList<>();
    private final Map<Object, Job> newest = new HashMap<>();

    /// Does all that waits, but for what was cancelled.
    public void goOn() {
        List<Runnable> now = List.copyOf(waiting);
        waiting.clear();
        now.forEach(Runnable::run);
    }

    @Override
    public <T> Job run(String title, Work<T> work, Consumer<T> onDone, Consumer<Throwable> onFailed) {
        var self = new ArrayList<Job>();
        var job = new RunningJob(title, () -> jobs.removeAll(self));
        self.add(job);
        jobs.add(job);
        waiting.add(() -> {
            if (job.running()) {
                perform(job, work, onDone, onFailed);
            }
        });
        return job;
    }

    private static <T> void perform(RunningJob job, Work<T> work, Consumer<T> onDone, Consumer<Throwable> onFailed) {
        T result;
        try {
            result = work.run((done, all) -> job.progressTo(all > 0 ? (double) done / all : -1));
        } catch (Exception failure) {
            job.end(() -> onFailed.accept(failure));
            return;
        }
        job.end(() -> onDone.accept(result));
    }

    @Override
    public <T> Job runNewest(Object key, String title, Work<T> work, Consumer<T> onDone, Consumer<Throwable> onFailed) {
        Job older = newest.remove(key);
        if (older != null) {
            older.cancel();
        }
        Job job = run(title, work, onDone, onFailed);
        newest.put(key, job);
        return job;
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
