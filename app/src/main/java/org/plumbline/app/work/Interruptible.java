package org.plumbline.app.work;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/// Work that an interrupt does not reach by itself, such as waiting for a server's answer.
public final class Interruptible {
    private Interruptible() {}

    /// Does `work` on a thread of its own and waits for it.
    ///
    /// @param stop what makes the work end soon; called when the waiting thread is interrupted
    /// @throws InterruptedException then, without waiting for the end
    /// @throws Exception what the work threw
    public static <T> T call(Callable<T> work, Runnable stop) throws Exception {
        var task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().name("interruptible").start(task);
        try {
            return task.get();
        } catch (InterruptedException interrupted) {
            stop.run();
            throw interrupted;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw failed;
        }
    }

    /// Does what has to be done after an interrupt too: the interrupt is put aside while it is done.
    public static <E extends Exception> void cleanUp(Action<E> action) throws E {
        boolean interrupted = Thread.interrupted();
        try {
            action.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// The interrupt that a channel met, as everything else has it: the thread is no longer marked as interrupted.
    public static InterruptedException interruption(IOException met) {
        Thread.interrupted();
        var interruption = new InterruptedException("interrupted while files were used");
        interruption.initCause(met);
        return interruption;
    }

    /// Leaves an interrupt that was met to whoever waits next on this thread.
    public static void later() {
        Thread.currentThread().interrupt();
    }

    /// Waits that long, whatever interrupts it: that is put aside until then.
    public static void pause(Duration pause) {
        long end = System.nanoTime() + pause.toNanos();
        boolean interrupted = Thread.interrupted();
        for (long left = pause.toNanos(); left > 0; left = end - System.nanoTime()) {
            try {
                TimeUnit.NANOSECONDS.sleep(left);
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Something that may fail.
    @FunctionalInterface
    public interface Action<E extends Exception> {
        /// Does it.
        void run() throws E;
    }
}
