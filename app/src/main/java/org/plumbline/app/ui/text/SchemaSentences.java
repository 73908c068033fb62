package org.plumbline.app.ui.text;

import org.plumbline.schema.SchemaAdvice;
import org.plumbline.schema.SchemaBook;
import org.plumbline.schema.SchemaCheck;

/// What could be better about a schema, told from a piece of advice's figures.
public final class SchemaSentences {
    private SchemaSentences() {}

    /// One or two sentences.
    public static String of(SchemaAdvice advice) {
        var told = new Facts(advice.evidence());
        return switch (advice.check()) {
            case "room-for-hot-updates" -> roomForHotUpdates(advice, told);
            case "missing-statistics" -> missingStatistics(advice, told);
            case "not-null-unsaid" -> "No row of " + advice.table() + " has NULL in " + advice.object()
                    + ", but the table does not promise it. With that promise a statement can be written in a way that PostgreSQL plans "
                    + "better" + told.words("rewrite").map(rewrite -> " (" + rewrite + ")").orElse("") + ".";
            case "keys-run-out" -> keysRunOut(advice, told);
            case "text-of-another-type" -> advice.table() + "." + advice.object() + " is text, and all of its values that were looked at "
                    + "are " + told.words("type of its values").map(SchemaSentences::values).orElse("of another type")
                    + ": in that type they take less room, sort as they should, and need no cast.";
            case "timestamp-without-zone" -> advice.table() + " has times without a zone ("
                    + told.words("columns without a zone").orElse("") + "), and other columns of this database have one: where both are "
                    + "compared, each session takes its own zone for granted.";
            case "padded-text" -> told.words("share of values that are filled up").orElse("Many") + " of the values of " + advice.table()
                    + "." + advice.object() + " are shorter than its type, " + told.words("type").orElse("character(n)")
                    + ", and are stored with spaces to its full length.";
            case "inexact-money" -> advice.table() + "." + advice.object() + " seems to be an amount of money, and its type "
                    + told.words("type").filter("money"::equals).map(_ -> "money means another currency and other places with another "
                            + "setting of the server.").orElse("keeps no exact cents: sums are off by a little, and comparisons with = "
                            + "miss.");
            case "vacuum-comes-late" -> "Autovacuum comes to " + advice.table() + " only when it has "
                    + told.words("so many bring autovacuum").orElse("many") + " " + told.words("what is waited for").orElse("dead rows")
                    + ": until then they lie in the table, and then the round takes long.";
            default -> WorkloadAdviceSentences.of(advice).orElseGet(() -> title(advice.check()) + ": " + advice.table() + ".");
        };
    }

    private static String title(String check) {
        return SchemaBook.checks().stream().filter(each -> each.id().equals(check)).map(SchemaCheck::title).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no check " + check));
    }

    private static String roomForHotUpdates(SchemaAdvice advice, Facts told) {
        return "Only " + told.words("share that went the short way").orElse("few") + " of the updates of " + advice.table()
                + " found room for the new version of their row in its page: each other one wrote an entry into every index. Pages that "
                + "are left a little empty make room.";
    }

    private static String missingStatistics(SchemaAdvice advice, Facts told) {
        return "Statements ask for " + advice.object() + " of " + advice.table() + " together. The planner takes them for independent and "
                + "reckons with " + told.words("combinations the planner expects").orElse("many") + " combinations of their values, where "
                + told.words("combinations seen").orElse("few") + " were seen: its estimates are off by "
                + told.words("estimate off by").orElse("far") + ".";
    }

    private static String keysRunOut(SchemaAdvice advice, Facts told) {
        return advice.table() + "." + advice.object() + " is of type " + told.words("type").orElse("integer") + " and uses "
                + told.words("numbers used a day").orElse("many") + " numbers a day: at this pace the last one is used by about "
                + told.words("last number used by about").orElse("soon") + ", and then every insert fails.";
    }

    private static String values(String type) {
        return switch (type) {
            case "bigint" -> "whole numbers";
            case "numeric" -> "numbers";
            case "date" -> "dates";
            default -> "times";
        };
    }
}
