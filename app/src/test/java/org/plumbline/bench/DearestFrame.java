package org.plumbline.bench;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// Watches the frames that are drawn: what the dearest of them cost the FX thread, with all that it did from one frame to the next.
final class DearestFrame {
    private static final double NANOS = 1e6;

    private final CompletableFuture<Double> dearest = new CompletableFuture<>();
    private final AtomicBoolean ended = new AtomicBoolean();

    /// Watches from now on.
    static DearestFrame watch() {
        var watching = new DearestFrame();
        Platform.runLater(() -> watching.timer().start());
        return watching;
    }

    private AnimationTimer timer() {
        return new AnimationTimer() {
            private long last = Frames.cpuOfThisThread();
            private long most;

            @Override
            public void handle(long now) {
                long cpu = Frames.cpuOfThisThread();
                most = Math.max(most, cpu - last);
                last = cpu;
                if (ended.get()) {
                    stop();
                    dearest.complete(most / NANOS);
                }
            }
        };
    }

    /// Ends with the next frame. Returns milliseconds of CPU.
    double end() {
        ended.set(true);
        return dearest.join();
    }
}
