package org.plumbline.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// What some frames cost, in milliseconds.
///
/// @param fx the FX thread's CPU for each, the mean
/// @param worst that of the dearest
/// @param render the render thread's CPU for each, the mean
/// @param half from one frame to the next by the clock: half of them take no longer
/// @param most likewise 95 of 100
/// @param nearlyAll likewise 99 of 100
record Frames(double fx, double worst, double render, double half, double most, double nearlyAll) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    /// By the number of the thread.
    private static final Map<Long, Seen> SEEN = new HashMap<>();
    private static final int NOT_COUNTED = 20;
    private static final double NANOS = 1e6;

    private record Seen(String name, long cpu) {}

    /// Has so many frames drawn, doing something before each; the first twenty do not count.
    static Frames of(int count, IntConsumer before) {
        var done = new CompletableFuture<Frames>();
        Platform.runLater(() -> new AnimationTimer() {
            private final double[] fx = new double[count];
            private final double[] between = new double[count];
            private int frame = -NOT_COUNTED;
            private long last = System.nanoTime();
            private long lastFx = cpuOfThisThread();
            private long render;

            @Override
            public void handle(long now) {
                long time = System.nanoTime();
                long cpu = cpuOfThisThread();
                if (frame > 0) {
                    fx[frame - 1] = (cpu - lastFx) / NANOS;
                    between[frame - 1] = (time - last) / NANOS;
                }
                if (frame == 0) {
                    render = cpuOf("QuantumRenderer");
                }
                if (frame == count) {
                    stop();
                    Arrays.sort(between);
                    done.complete(new Frames(Arrays.stream(fx).average().orElse(0), Arrays.stream(fx).max().orElse(0),
                            (cpuOf("QuantumRenderer") - render) / NANOS / count,
                            quantile(between, 0.5), quantile(between, 0.95), quantile(between, 0.99)));
                    return;
                }
                last = time;
                lastFx = cpu;
                before.accept(frame + NOT_COUNTED);
                frame++;
            }
        }.start());
        return done.join();
    }

    /// The CPU of threads whose names begin so, in nanoseconds: also of those that have ended, as far as it was seen.
    static synchronized long cpuOf(String name) {
        for (long id : THREADS.getAllThreadIds()) {
            ThreadInfo thread = THREADS.getThreadInfo(id);
            long cpu = THREADS.getThreadCpuTime(id);
            if (thread != null && cpu > 0) {
                SEEN.put(id, new Seen(thread.getThreadName(), cpu));
            }
        }
        return SEEN.values().stream().filter(thread -> thread.name().startsWith(name)).mapToLong(Seen::cpu).sum();
    }

    /// In nanoseconds.
    static long cpuOfThisThread() {
        return THREADS.getCurrentThreadCpuTime();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT,
                "CPU a frame: FX %5.1f + render %5.1f ms   FX worst %6.1f   clock p50 %5.1f  p95 %6.1f  p99 %6.1f ms",
                fx, render, worst, half, most, nearlyAll);
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))];
    }
}
