package org.plumbline.app.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Pieces of work done at once, each on a thread of its own.
public final class Together {
    private Together() {}

    /// Does all and waits for the last; the results are in the order of the work.
    ///
    /// @param stop what makes all of them end soon; called when the waiting thread is interrupted
    /// @throws InterruptedException then, when all have ended; the thread stays marked as interrupted
    /// @throws Exception what the first that failed threw, when all have ended
    public static <T> List<T> call(List<Callable<T>> work, Runnable stop) throws Exception {
        List<FutureTask<T>> tasks = work.stream().map(FutureTask::new).toList();
        List<Thread> threads = tasks.stream().map(task -> Thread.ofPlatform().daemon().name("together").start(task)).toList();
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (true) {
                try {
                    thread.join();
                    break;
                } catch (InterruptedException _) {
                    interrupted = true;
                    stop.run();
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedException("stopped while work was done together");
        }
        var results = new ArrayList<T>();
        for (FutureTask<T> task : tasks) {
            try {
                results.add(task.get());
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof Exception cause ? cause : failed;
            }
        }
        return results;
    }
}
