package org.plumbline.rewrite.proof;

import java.util.List;
import org.plumbline.rewrite.Condition;
import org.plumbline.rewrite.Demand;
import org.plumbline.rewrite.Relation;
import org.plumbline.rewrite.Rewriting;
import org.plumbline.sql.ParameterisedSql;
import org.plumbline.sql.Placeholders;

/// Two statements that are to do the same, in which sense, and on what conditions.
///
/// @param original with PostgreSQL's placeholders, as the other
/// @param assumed what must be true that the catalogue does not promise
public record Pair(ParameterisedSql original, ParameterisedSql other, Relation relation, List<Demand> assumed) {
    public Pair {
        assumed = List.copyOf(assumed);
    }

    /// A statement and what a rewrite makes of it.
    public static Pair of(String sql, Rewriting rewriting) {
        return of(sql, rewriting.sql(), rewriting.relation(), rewriting.conditions().stream()
                .filter(condition -> condition.standing() == Condition.Standing.TO_VOUCH).map(Condition::demand).toList());
    }

    /// Any two. Placeholders may be of every kind; a closing semicolon counts for nothing.
    public static Pair of(String original, String other, Relation relation, List<Demand> assumed) {
        return new Pair(numbered(original), numbered(other), relation, assumed);
    }

    private static ParameterisedSql numbered(String sql) {
        String bare = sql.strip();
        return Placeholders.numbered(bare.endsWith(";") ? bare.substring(0, bare.length() - 1) : bare);
    }
}
