package org.plumbline.app.work;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

/// One job of [FxBackground] or [InlineBackground]. All but the interrupt happens on the window's thread.
final class RunningJob implements Job {
    private final String title;
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final Runnable onEnd;
    private Runnable interrupt = () -> {};
    private boolean running = true;

    RunningJob(String title, Runnable onEnd) {
        this.title = title;
        this.onEnd = onEnd;
    }

    void interruptWith(Runnable stop) {
        this.interrupt = stop;
    }

    void progressTo(double share) {
        if (running) {
            progress.set(share);
        }
    }

    /// Ends the job; what `then` does is left out if it was cancelled before.
    void end(Runnable then) {
        if (running) {
            running = false;
            onEnd.run();
            then.run();
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
    public boolean running() {
        return running;
    }

    @Override
    public void cancel() {
        end(interrupt);
    }
}
