package org.plumbline.plan.log;

/// Hears how far the reading is. Whoever wants it stopped throws an unchecked exception, which comes out of the reader.
@FunctionalInterface
public interface ReadProgress {
    ReadProgress NONE = _ -> {};

    /// Called now and then.
    ///
    /// @param count bytes read so far, of the stream that the reader was given
    void read(long count);
}
