package org.plumbline.plan.log;

/// Takes what a [LogReader] finds, in the order in which it is complete.
@FunctionalInterface
public interface LogSink {
    void entry(LogEntry entry);

    /// Something that was there and could not be read.
    ///
    /// @param line its number, from 1
    default void warning(int line, String sentence) {}
}
