package org.plumbline.schema;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.schema.SchemaAdvice.Effect;
import org.plumbline.schema.SchemaAdvice.Step;
import org.plumbline.sql.QuotedName;

/// Amounts of money in a type that cannot hold them: binary fractions (`double precision`, `real`) have no 0.10, and sums drift; `money`
/// means whatever currency and how many places `lc_monetary` says.
public final class InexactMoney implements SchemaCheck {
    private static final Set<String> FRACTIONS = Set.of("double precision", "real");
    private static final String MONEY = "money";
    /// A number that is alike before and after; others are converted to 6 or 15 digits.
    private static final Pattern SHORT_NUMBER = Pattern.compile("'?-?[0-9.]{1,7}'?(::(real|double precision|numeric|integer))?");
    /// Otherwise a server may be set to leave some out.
    private static final Step ALL_DIGITS = new Step("So that fractions are written with all their digits, in this session.",
            "SET extra_float_digits = 1", Effect.NONE);
    /// The last word of a name that means an amount.
    private static final Set<String> AMOUNTS =
            Set.of("price", "amount", "cost", "fee", "fees", "salary", "balance", "revenue", "turnover", "tax", "total", "subtotal");

    @Override
    public String id() {
        return "inexact-money";
    }

    @Override
    public String title() {
        return "Amounts of money in a type that rounds them";
    }

    @Override
    public List<SchemaAdvice> check(SchemaFacts facts) {
        var casts = ColumnCasts.of(facts);
        var columns = RetypedColumns.of(facts);
        return columns.where(InexactMoney::isAmount)
                .filter(each -> isMoney(each.column()) || columns.kept(each.table(), each.column()).standard()
                        .filter(text -> !SHORT_NUMBER.matcher(text).matches()).isEmpty())
                .map(each -> advice(facts, each.table(), each.column(), casts.of(each.table(), each.column()))).toList();
    }

    private static boolean isMoney(ColumnFacts column) {
        return column.type().equals(MONEY);
    }

    private static boolean isAmount(ColumnFacts column) {
        String[] words = column.name().toLowerCase(Locale.ROOT).split("[^a-z]+", -1);
        return isMoney(column)
                || (FRACTIONS.contains(column.type()) && AMOUNTS.contains(words[words.length - 1]));
    }

    private SchemaAdvice advice(SchemaFacts facts, TableFacts table, ColumnFacts column, Concerned casts) {
        boolean money = isMoney(column);
        // a cast of a fraction itself rounds: 1234567 of real becomes 1234570
        var change = new TypeChange(table, List.of(new TypeChange.Change(column, "numeric",
                QuotedName.of(column.name()) + (money ? "::numeric" : "::text::numeric"))));
        return new SchemaAdvice(id(), table.qualifiedName(), column.name(), casts.time(), casts.statements(),
                List.of(Evidence.text("type", column.type())),
                List.of(Evidence.bytes("written anew", change.written(facts.activity(table.qualifiedName())))),
                money ? List.of(change.step("The places that lc_monetary gives the values are kept; their currency was never stored."))
                        : List.of(ALL_DIGITS, change.step("Values are kept to the last digit; what was rounded before stays so.")),
                List.of(change.step("As it was.", List.of(TypeChange.Change.cast(column, column.type())))),
                money ? List.of(Doubt.PROGRAMS_MUST_FOLLOW, Doubt.OTHERS_MAY_USE_THE_COLUMN)
                        : List.of(Doubt.MAY_BE_NO_MONEY, Doubt.PROGRAMS_MUST_FOLLOW, Doubt.OTHERS_MAY_USE_THE_COLUMN));
    }
}
