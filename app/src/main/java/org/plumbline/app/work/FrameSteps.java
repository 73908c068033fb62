package org.plumbline.app.work;

import java.util.ArrayDeque;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.util.Subscription;

/// What is still to be done on the window's thread, one thing a frame: done together it would hold a frame up. On that thread only.
final class FrameSteps extends AnimationTimer {
    /// One of them: the same action may be asked for twice.
    private record Step(Object asked, Runnable action) {}

    private final ArrayDeque<Step> steps = new ArrayDeque<>();

    /// Has these done after those that wait already, the first of them in the next frame.
    ///
    /// @return ends it: those that were not done yet are not done any more
    Subscription add(List<Runnable> actions) {
        var asked = new Object();
        actions.forEach(action -> steps.add(new Step(asked, action)));
        if (!steps.isEmpty()) {
            start();
        }
        return () -> steps.removeIf(step -> step.asked().equals(asked));
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    @Override
    public void handle(long now) {
        Step next = steps.poll();
        if (next == null) {
            stop();
        } else {
            next.action().run();
        }
    }
}
