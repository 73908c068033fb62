package org.plumbline.app.work;

/// Something that takes time.
@FunctionalInterface
public interface Work<T> {
    /// Runs away from the window's thread; an interrupt means that nobody waits for the result any more.
    T run(Progress progress) throws Exception;
}
