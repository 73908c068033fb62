package org.plumbline.testkit.fx;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.FxBackground;
import org.plumbline.app.work.Job;
import org.plumbline.app.work.Progress;
import org.plumbline.app.work.Work;

/// The application's own background, in which work can be held where it reports its progress: what the window shows meanwhile can be
/// looked at without haste.
public final class HeldBackground implements Background, AutoCloseable {
    private final FxBackground background = new FxBackground();
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile double holdAt = Double.POSITIVE_INFINITY;

    /// Whatever has done this share of its work waits there, until it is released or cancelled.
    public void holdAt(double share) {
        holdAt = share;
    }

    public void release() {
        holdAt = Double.POSITIVE_INFINITY;
        released.countDown();
    }

    @Override
    public <T> Job run(String title, Work<T> work, Consumer<T> onDone, Consumer<Throwable> onFailed) {
        return background.run(title, held(work), onDone, onFailed);
    }

    @Override
    public <T> Job runNewest(Object key, String title, Work<T> work, Consumer<T> onDone, Consumer<Throwable> onFailed) {
        return background.runNewest(key, title, held(work), onDone, onFailed);
    }

    @Override
    public void later(Runnable action) {
        background.later(action);
    }

    @Override
    public Subscription frameByFrame(List<Runnable> steps) {
        return background.frameByFrame(steps);
    }

    boolean isAtRest() {
        return background.isAtRest();
    }

    private <T> Work<T> held(Work<T> work) {
        return progress -> work.run(reporting(progress));
    }

    private Progress reporting(Progress progress) {
        return new Progress() {
            @Override
            public void report(long done, long all) {
                progress.report(done, all);
                if (all > 0 && done >= holdAt * all) {
                    try {
                        released.await();
                    } catch (InterruptedException _) {
                        throw new CancellationException();
                    }
                }
            }

            @Override
            public void tell(String words) {
                progress.tell(words);
            }

            @Override
            public void onCancel(Runnable stop) {
                progress.onCancel(stop);
            }
        };
    }

    @Override
    public ObservableList<Job> jobs() {
        return background.jobs();
    }

    @Override
    public void close() {
        release();
        background.close();
    }
}
