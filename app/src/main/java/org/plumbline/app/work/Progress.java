package org.plumbline.app.work;

/// How a running piece of work tells how far it is. May be called from any thread.
@FunctionalInterface
public interface Progress {
    /// How far it is by now. Of a cancelled job it does not return: a [java.util.concurrent.CancellationException] ends the work there.
    ///
    /// @param done how many of `all` parts are done; where `all` is 0, nobody knows how many there are
    void report(long done, long all);

    /// What it is at by now, in a few words. May be called from any thread.
    default void tell(String words) {
        // Nobody looks.
    }

    /// What ends the work early when it is cancelled, beside the interrupt: a statement that runs on a server does not notice that. Runs
    /// once, on a thread of its own; at once where the work is cancelled already.
    default void onCancel(Runnable stop) {
        // Work that nobody can cancel.
    }
}
