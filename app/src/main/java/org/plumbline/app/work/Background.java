package org.plumbline.app.work;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/// Runs what takes time away from the window's thread. The callbacks run on the window's thread. A result that nobody takes, as its job was
/// cancelled, is closed if it can be.
public interface Background {
    <T> Job run(String title, Work<T> work, Consumer<T> onDone, Consumer<Throwable> onFailed);

    /// As [#run(String, Work, Consumer, Consumer)], and the newest wins: an older job with an equal key is cancelled.
    <T> Job runNewest(Object key, String title, Work<T> work, Consumer<T> onDone, Consumer<Throwable> onFailed);

    default <T> Job run(String title, Callable<T> work, Consumer<T> onDone, Consumer<Throwable> onFailed) {
        return run(title, (Progress _) -> work.call(), onDone, onFailed);
    }

    /// As [#run(String, Callable, Consumer, Consumer)], but begun when what the window shows by now was drawn: it is not to keep that
    /// waiting. At once where nothing is drawn.
    default <T> Job runAfterFrame(String title, Callable<T> work, Consumer<T> onDone, Consumer<Throwable> onFailed) {
        return run(title, work, onDone, onFailed);
    }

    /// Has this done on the window's thread, soon. May be called from any thread.
    void later(Runnable action);

    /// Has these done on the window's thread, one a frame, after those that were asked for before: together they would hold a frame up.
    /// At once where nothing is drawn.
    ///
    /// @return ends it: those that were not done yet are not done any more
    default Subscription frameByFrame(List<Runnable> steps) {
        steps.forEach(Runnable::run);
        return Subscription.EMPTY;
    }

    /// Those under way, oldest first. Changes on the window's thread only.
    ObservableList<Job> jobs();
}
