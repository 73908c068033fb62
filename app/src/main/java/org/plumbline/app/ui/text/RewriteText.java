package org.plumbline.app.ui.text;

import java.util.List;
import java.util.Optional;
import org.plumbline.plan.unit.Cost;
import org.plumbline.plan.unit.Share;
import org.plumbline.rewrite.Condition;
import org.plumbline.rewrite.Demand;
import org.plumbline.rewrite.Gain;
import org.plumbline.rewrite.Relation;

/// Rewrites in words.
public final class RewriteText {
    private RewriteText() {}

    /// What must be true: `customer_id of public.blocked is never NULL`.
    public static String demand(Demand demand) {
        return switch (demand) {
            case Demand.NotNull(String table, String column) -> column + " of " + table + " is never NULL";
            case Demand.Unique(String table, List<String> columns) ->
                    "no two rows of " + table + " have the same " + Listing.of(columns);
            case Demand.RowReferredTo(String table, List<String> columns, String referred, List<String> _) ->
                    "every " + Listing.of(columns) + " of " + table + " has its row in " + referred;
            case Demand.Type(String table, String column, String type) -> column + " of " + table + " is of type " + type;
            case Demand.SameType(String table, String column, String otherTable, String otherColumn) ->
                    column + " of " + table + " and " + otherColumn + " of " + otherTable + " have the same type";
            case Demand.Repeatable(String function) -> function + " gives the same for the same arguments, and does nothing else";
            case Demand.DistinctMembers(String parameter) -> "no member of " + parameter + " is NULL or there twice";
            case Demand.QuietBetweenPages() -> "nobody writes to what it reads between one page and the next";
            case Demand.ProgramChanges() -> "the program that sends it is changed with it";
            case Demand.OneTransaction() -> "its rows may take effect together or not at all";
            case Demand.DaysInOrder() -> "the session's time zone never set its clock back from one day into the day before";
            case Demand.OrdinaryDay(String value) -> value + " is a day like others, not infinity";
            case Demand.AfterChrist(String table, String column) -> "no " + column + " of " + table + " is before Christ";
            case Demand.DeterministicCollation(String table, String column) ->
                    column + " of " + table + " has a deterministic collation, as PostgreSQL's own are";
            case Demand.NoTriggers(String table) -> table + " has no triggers and no rules";
        };
    }

    /// Who says that it is: a sentence.
    public static String condition(Condition condition) {
        String sentence = sentence(condition.demand());
        return switch (condition.standing()) {
            case HOLDS -> sentence + " The catalogue says so.";
            case TO_VOUCH -> sentence + " Nobody but you can say.";
        };
    }

    /// In which sense both statements do the same, where it is not simply the same rows.
    public static Optional<String> relation(Relation relation) {
        return switch (relation) {
            case Relation.SameRows() -> Optional.empty();
            case Relation.SameForEach(String single, String array, boolean memberInFront) ->
                    Optional.of("It gives at once what the original gives for each value of " + single + "; " + array + " holds them all."
                            + (memberInFront ? " Each row has its value in front." : ""));
            case Relation.SameEffect() -> Optional.of("The tables hold the same rows afterwards.");
            case Relation.NextPage page when page.given().size() == 1 && page.lastKeys().size() > 1 ->
                    Optional.of("It gives the page behind a row, whose primary key " + page.given().getFirst() + " holds.");
            case Relation.NextPage page ->
                    Optional.of("It gives the page behind a row, whose values " + Listing.of(page.given()) + " hold.");
        };
    }

    /// What may be hoped for.
    public static String gain(Gain gain) {
        return switch (gain) {
            case LIKELY -> "PostgreSQL does not do this by itself.";
            case PERHAPS -> "Whether it helps depends on data and indexes: the plans tell.";
            case NONE -> "PostgreSQL plans both alike: no gain is to be expected.";
        };
    }

    /// What the planner expects of both.
    public static String costs(Cost before, Cost after) {
        return "Planned cost " + Format.cost(before) + " as it is, " + (before.equals(after) ? "the same rewritten."
                : Format.cost(after) + " rewritten (" + Format.share(Share.of(after.value(), before.value())) + ").");
    }

    /// What must be true, as a sentence.
    public static String sentence(Demand demand) {
        String words = demand(demand);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }
}
