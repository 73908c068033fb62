package org.plumbline.app.demo;

import org.plumbline.app.work.Progress;

/// Is told how far the making of the demo database is.
@FunctionalInterface
public interface DemoSteps {
    /// A step begins.
    ///
    /// @param done how many of `all` steps are done
    /// @param what it does, in a few words
    void step(int done, int all, String what);

    /// Tells it to a job of [org.plumbline.app.work.Background].
    static DemoSteps of(Progress progress) {
        return (done, all, what) -> {
            progress.report(done, all);
            progress.tell(what);
        };
    }
}
