package org.plumbline.sql.block;

/// A part of a text.
///
/// @param start of its first character
/// @param end behind its last one
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException(start + " to " + end);
        }
    }

    public int length() {
        return end - start;
    }

    public boolean contains(int place) {
        return start <= place && place < end;
    }

    /// All of the other is in this.
    public boolean covers(Span other) {
        return start <= other.start && other.end <= end;
    }

    public Span to(Span last) {
        return new Span(start, last.end);
    }
}
