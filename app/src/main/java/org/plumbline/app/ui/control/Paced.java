package org.plumbline.app.ui.control;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// Does something at once, and where it is asked for again and again only every few frames: what changes with each step of somebody who
/// walks fast is read by nobody. The last time is never left out.
public final class Paced {
    private static final Duration BETWEEN = Duration.millis(60);

    private final Runnable action;
    private final PauseTransition pause = new PauseTransition(BETWEEN);
    private boolean asked;

    /// @param action what is done, on the window's thread
    public Paced(Runnable action) {
        this.action = action;
        pause.setOnFinished(_ -> {
            if (asked) {
                run();
            }
        });
    }

    /// Has it done now, or soon where it was done just before.
    public void ask() {
        asked = true;
        if (pause.getStatus() != PauseTransition.Status.RUNNING) {
            run();
        }
    }

    /// Does nothing more, not even what was asked for.
    public void stop() {
        asked = false;
        pause.stop();
    }

    private void run() {
        asked = false;
        pause.playFromStart();
        action.run();
    }
}
