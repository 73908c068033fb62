package org.plumbline.app.work;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// One job of [FxBackground] or [InlineBackground]. All but [#onCancel] and [#onCancelTell] is called on the window's thread.
final class RunningJob implements Job {
    private final String title;
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final Runnable onEnd;
    private final List<Runnable> stops = new ArrayList<>();
    private final List<Runnable> afterwards = new ArrayList<>();
    private volatile boolean elsewhere;
    private boolean cancelled;
    private boolean running = true;

    RunningJob(String title, Runnable onEnd) {
        this.title = title;
        this.onEnd = onEnd;
    }

    /// What is to be done when it is cancelled; now, if it was. From any thread.
    void onCancel(Runnable stop) {
        synchronized (stops) {
            if (!cancelled) {
                stops.add(stop);
                return;
            }
        }
        stop.run();
    }

    /// Likewise, by telling something outside this process.
    void onCancelTell(Runnable stop) {
        elsewhere = true;
        onCancel(stop);
    }

    void progressTo(double share) {
        if (running) {
            progress.set(share);
        }
    }

    void tell(String now) {
        if (running) {
            words.set(now);
        }
    }

    /// Ends the job; what `then` does is left out if it was cancelled before.
    void end(Runnable then) {
        if (running) {
            running = false;
            onEnd.run();
            then.run();
            afterwards.clear();
        }
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    @Override
    public boolean running() {
        return running;
    }

    @Override
    public boolean runsElsewhere() {
        return elsewhere;
    }

    @Override
    public void cancel() {
        end(() -> {
            stop();
            afterwards.forEach(Runnable::run);
        });
    }

    @Override
    public void onCancelled(Runnable action) {
        afterwards.add(action);
    }

    private void stop() {
        List<Runnable> known;
        synchronized (stops) {
            cancelled = true;
            known = List.copyOf(stops);
        }
        known.forEach(Runnable::run);
    }
}
