package org.plumbline.app.demo;

import org.plumbline.app.db.OwnSession;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.work.Interruptible;

/// Waits for a server so that an interrupt ends it.
final class Waiting {
    private Waiting() {}

    static void on(OwnSession session, Asked asked) throws ServerFailure, InterruptedException {
        try {
            Interruptible.call(() -> {
                asked.run();
                return true;
            }, session::abort);
        } catch (ServerFailure | InterruptedException | RuntimeException expected) {
            throw expected;
        } catch (Exception unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    /// What the server is asked.
    @FunctionalInterface
    interface Asked {
        /// Asks it.
        void run() throws ServerFailure;
    }
}
