package org.plumbline.index;

/// An index's statements, as they would be run on a live server.
///
/// @param name at most 63 bytes, unquoted
/// @param create `CREATE INDEX CONCURRENTLY IF NOT EXISTS ...`, without a semicolon
/// @param drop `DROP INDEX CONCURRENTLY IF EXISTS ...`, without a semicolon
public record IndexDdl(String name, String create, String drop) {
    public static IndexDdl of(IndexCandidate candidate) {
        if (candidate.keys().isEmpty()) {
            return new IndexDdl("", "", "");
        }
        throw new UnsupportedOperationException("no statement yet for " + candidate);
    }
}
