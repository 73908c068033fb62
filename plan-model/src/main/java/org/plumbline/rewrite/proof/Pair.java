package org.plumbline.rewrite.proof;

import java.util.Collection;
import java.util.List;
import org.plumbline.rewrite.Demand;
import org.plumbline.rewrite.Relation;
import org.plumbline.rewrite.Rewriting;
import org.plumbline.sql.ParameterisedSql;
import org.plumbline.sql.Placeholders;

/// Two statements that are to do the same, in which sense, and on what conditions.
///
/// @param original with PostgreSQL's placeholders, as the other
/// @param assumed what must be true that the catalogue does not promise
/// @param open what must be true that nobody promises: rows and parameters break it on purpose
public record Pair(ParameterisedSql original, ParameterisedSql other, Relation relation, List<Demand> assumed, List<Demand> open) {
    public Pair {
        assumed = List.copyOf(assumed);
        open = List.copyOf(open);
    }

    /// A statement and what a rewrite makes of it. What neither the catalogue nor the person promises is open where rows can break it, and
    /// assumed where they cannot.
    ///
    /// @param vouched what the person says is true
    public static Pair of(String sql, Rewriting rewriting, Collection<Demand> vouched) {
        List<Demand> open = rewriting.open().stream().filter(demand -> !vouched.contains(demand) && isOfRows(demand)).toList();
        return new Pair(numbered(sql), numbered(rewriting.sql()), rewriting.relation(),
                rewriting.open().stream().filter(demand -> !open.contains(demand)).toList(), open);
    }

    /// Any two. Placeholders may be of every kind; a closing semicolon counts for nothing.
    public static Pair of(String original, String other, Relation relation, List<Demand> assumed) {
        return new Pair(numbered(original), numbered(other), relation, assumed, List.of());
    }

    /// Whether made-up rows and parameters can break it; the others are of programs, types and the server.
    public static boolean isOfRows(Demand demand) {
        return switch (demand) {
            case Demand.NotNull _, Demand.Unique _, Demand.RowReferredTo _, Demand.DistinctMembers _, Demand.OrdinaryDay _,
                    Demand.AfterChrist _ -> true;
            case Demand.Type _, Demand.SameType _, Demand.Repeatable _, Demand.QuietBetweenPages _, Demand.ProgramChanges _,
                    Demand.OneTransaction _, Demand.DaysInOrder _, Demand.DeterministicCollation _, Demand.NoTriggers _ -> false;
        };
    }

    private static ParameterisedSql numbered(String sql) {
        String bare = sql.strip();
        return Placeholders.numbered(bare.endsWith(";") ? bare.substring(0, bare.length() - 1) : bare);
    }
}
