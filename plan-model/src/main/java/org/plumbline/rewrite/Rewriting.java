package org.plumbline.rewrite;

import java.util.List;
import org.plumbline.sql.block.Span;

/// A statement written otherwise, by one rewrite at one place.
///
/// @param rewrite what was done
/// @param place what of the original it is about
/// @param edits how the original's text becomes the new one
/// @param sql the new statement
/// @param conditions what must be true, each known to hold or to be vouched for
/// @param relation in which sense both do the same
/// @param gain what may be hoped for
public record Rewriting(
        RewriteInfo rewrite, Span place, List<Edit> edits, String sql, List<Condition> conditions, Relation relation, Gain gain) {
    public Rewriting {
        edits = List.copyOf(edits);
        conditions = List.copyOf(conditions);
    }

    /// One that gives the same rows.
    public static Rewriting sameRows(
            RewriteInfo rewrite, Original original, Span place, List<Edit> edits, List<Condition> conditions, Gain gain) {
        return new Rewriting(rewrite, place, edits, Edit.apply(original.sql(), edits), conditions, new Relation.SameRows(), gain);
    }

    /// What must be true that the catalogue does not promise.
    public List<Demand> open() {
        return conditions.stream().filter(condition -> condition.standing() == Condition.Standing.TO_VOUCH).map(Condition::demand).toList();
    }

    /// The catalogue promises all that it rests on.
    public boolean safe() {
        return open().isEmpty();
    }
}
