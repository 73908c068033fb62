package org.plumbline.app.work;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/// Work on threads of its own, callbacks on JavaFX's thread. Its methods are called on JavaFX's thread, but for [#later(Runnable)].
///
/// Analysis is arithmetic, so its threads are the system's: a cancelled one that has not noticed yet must not keep the next one waiting,
/// as it would on a virtual thread's few carriers.
public final class FxBackground implements Background, AutoCloseable {
    /// The first is called before the frame is drawn, the next one when it was.
    private static final int DRAWN = 2;
    private static final Duration LAST_MOMENT = Duration.ofSeconds(1);

    private final ExecutorService threads = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("background-", 0).factory());
    private final ObservableList<Job> jobs = FXCollections.observableArrayList();
    private final ObservableList<Job> jobsView = FXCollections.unmodifiableObservableList(jobs);
    private final Map<Object, Job> newest = new HashMap<>();
    private final FrameSteps steps = new FrameSteps();

    @Override
    public <T> Job run(String title, Work<T> work, Consumer<T> onDone, Consumer<Throwable> onFailed) {
        return run(title, work, onDone, onFailed, _ -> { });
    }

    @Override
    public <T> Job runAfterFrame(String title, Callable<T> work, Consumer<T> onDone, Consumer<Throwable> onFailed) {
        RunningJob job = begun(title, _ -> { });
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                frames++;
                if (frames == DRAWN) {
                    stop();
                    if (job.running()) {
                        submit(job, _ -> work.call(), onDone, onFailed);
                    }
                }
            }
        }.start();
        return job;
    }

    private <T> Job run(String title, Work<T> work, Consumer<T> onDone, Consumer<Throwable> onFailed, Consumer<Job> onEnd) {
        RunningJob job = begun(title, onEnd);
        submit(job, work, onDone, onFailed);
        return job;
    }

    private RunningJob begun(String title, Consumer<Job> onEnd) {
        var self = new AtomicReference<Job>();
        var job = new RunningJob(title, () -> {
            jobs.remove(self.get());
            onEnd.accept(self.get());
        });
        self.set(job);
        jobs.add(job);
        return job;
    }

    private <T> void submit(RunningJob job, Work<T> work, Consumer<T> onDone, Consumer<Throwable> onFailed) {
        Future<?> future = threads.submit(() -> perform(job, work, onDone, onFailed));
        job.onCancel(() -> future.cancel(true));
    }

    @Override
    public <T> Job runNewest(Object key, String title, Work<T> work, Consumer<T> onDone, Consumer<Throwable> onFailed) {
        Job older = newest.remove(key);
        if (older != null) {
            older.cancel();
        }
        Job job = run(title, work, onDone, onFailed, ended -> newest.remove(key, ended));
        newest.put(key, job);
        return job;
    }

    @Override
    public void later(Runnable action) {
        Platform.runLater(action);
    }

    @Override
    public Subscription frameByFrame(List<Runnable> actions) {
        return steps.add(actions);
    }

    /// No job is under way, and nothing waits for a frame.
    public boolean isAtRest() {
        return jobs.isEmpty() && steps.isEmpty();
    }

    @Override
    public ObservableList<Job> jobs() {
        return jobsView;
    }

    /// The end of the program: what was cancelled, or is being closed, has a moment to tell a server.
    @Override
    public void close() {
        threads.shutdown();
        try {
            threads.awaitTermination(LAST_MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }

    private <T> void perform(RunningJob job, Work<T> work, Consumer<T> onDone, Consumer<Throwable> onFailed) {
        try {
            T result = work.run(reporting(job));
            Platform.runLater(() -> {
                if (job.running()) {
                    job.end(() -> onDone.accept(result));
                } else if (result instanceof AutoCloseable left) {
                    Thread.ofPlatform().daemon().name("closing").start(() -> close(left));
                }
            });
        } catch (Throwable failure) {
            Platform.runLater(() -> job.end(() -> onFailed.accept(failure)));
        }
    }

    private static void close(AutoCloseable left) {
        try {
            left.close();
        } catch (Exception _) {
            // Nobody waits for it any more.
        }
    }

    /// Passes on the latest figure only, however often work reports.
    private Progress reporting(RunningJob job) {
        var latest = new AtomicReference<Double>();
        return new Progress() {
            @Override
            public void report(long done, long all) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException();
                }
                double share = all > 0 ? (double) done / all : -1;
                if (latest.getAndSet(share) == null) {
                    Platform.runLater(() -> {
                        Double shown = latest.getAndSet(null);
                        if (shown != null) {
                            job.progressTo(shown);
                        }
                    });
                }
            }

            @Override
            public void tell(String words) {
                Platform.runLater(() -> job.tell(words));
            }

            @Override
            public void onCancel(Runnable stop) {
                job.onCancelTell(() -> threads.execute(stop));
            }
        };
    }
}
