package org.plumbline.app.work;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Something to be done when the process ends, however it ends, unless it was called off.
public final class AtExit implements AutoCloseable {
    private final Thread hook;

    private final CountDownLatch ended;

    private AtExit(Thread hook, CountDownLatch ended) {
        this.hook = hook;
        this.ended = ended;
    }

    /// Has `action` done at the end.
    ///
    /// @param name of what it does, for thread dumps
    public static AtExit run(String name, Runnable action) {
        var hook = Thread.ofPlatform().name(name).unstarted(action);
        Runtime.getRuntime().addShutdownHook(hook);
        return new AtExit(hook, new CountDownLatch(1));
    }

    /// Has what is under way stopped at the end, and waits until it has ended, which closing this says; not for longer than this.
    ///
    /// @param name of what it does, for thread dumps
    public static AtExit stopping(String name, Runnable stop, Duration longest) {
        var ended = new CountDownLatch(1);
        var hook = Thread.ofPlatform().name(name).unstarted(() -> {
            stop.run();
            try {
                boolean _ = ended.await(longest.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException _) {
                // The process ends now.
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        return new AtExit(hook, ended);
    }

    /// Calls it off; where the process is ending already it is too late for that.
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the process is ending
        }
    }
}
