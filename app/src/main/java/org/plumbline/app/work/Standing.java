package org.plumbline.app.work;

import java.time.Duration;

/// Work that goes on beside everything else, on a daemon thread of its own, until it is closed.
public final class Standing implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Thread thread;

    private Standing(Thread thread) {
        this.thread = thread;
    }

    /// What is done until it is interrupted.
    @FunctionalInterface
    public interface Endless {
        /// Does it.
        ///
        /// @throws InterruptedException when it is closed
        void run() throws InterruptedException;
    }

    /// Begins it.
    ///
    /// @param name of what it does, for thread dumps
    public static Standing start(String name, Endless work) {
        return new Standing(Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                work.run();
            } catch (InterruptedException _) {
                // as asked
            }
        }));
    }

    /// Interrupts it, and waits for its end, though not for long.
    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = Thread.interrupted();
        try {
            thread.join(LONGEST);
        } catch (InterruptedException _) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
