package org.plumbline.rewrite;

/// What may be hoped for of a rewrite before anything was measured.
public enum Gain {
    /// PostgreSQL cannot do it by itself.
    LIKELY,
    /// It depends on data and indexes; the plans tell.
    PERHAPS,
    /// PostgreSQL plans both alike: it is shorter, or safer to read.
    NONE
}
