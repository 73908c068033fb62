package org.plumbline.app.work;

/// Something to be done when the process ends, however it ends, unless it was called off.
public final class AtExit implements AutoCloseable {
    private final Thread hook;

    private AtExit(Thread hook) {
        this.hook = hook;
    }

    /// Has `action` done at the end.
    ///
    /// @param name of what it does, for thread dumps
    public static AtExit run(String name, Runnable action) {
        var hook = Thread.ofPlatform().name(name).unstarted(action);
        Runtime.getRuntime().addShutdownHook(hook);
        return new AtExit(hook);
    }

    /// Calls it off; where the process is ending already it is too late for that.
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the process is ending
        }
    }
}
