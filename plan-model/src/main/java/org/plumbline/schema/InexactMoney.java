package org.plumbline.schema;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.TableFacts;

/// Amounts of money in a type that cannot hold them: binary fractions (`double precision`, `real`) have no 0.10, and sums drift; `money`
/// means whatever currency and how many places `lc_monetary` says.
public final class InexactMoney implements SchemaCheck {
    private static final Set<String> FRACTIONS = Set.of("double precision", "real");
    private static final String MONEY = "money";
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
        return RetypedColumns.of(facts.catalog()).where(InexactMoney::isAmount)
                .map(each -> advice(facts, each.table(), each.column(), casts.of(each.table(), each.column()))).toList();
    }

    private static boolean isAmount(ColumnFacts column) {
        String[] words = column.name().toLowerCase(Locale.ROOT).split("[^a-z]+", -1);
        return column.type().equals(MONEY)
                || (FRACTIONS.contains(column.type()) && AMOUNTS.contains(words[words.length - 1]));
    }

    private SchemaAdvice advice(SchemaFacts facts, TableFacts table, ColumnFacts column, Concerned casts) {
        var change = new TypeChange(table, List.of(TypeChange.Change.cast(column, "numeric")));
        boolean money = column.type().equals(MONEY);
        return new SchemaAdvice(id(), table.qualifiedName(), column.name(), casts.time(), casts.statements(),
                List.of(Evidence.text("type", column.type())),
                List.of(Evidence.bytes("written anew", change.written(facts.activity(table.qualifiedName())))),
                List.of(change.step(money ? "The places that lc_monetary gives the values are kept; their currency was never stored."
                        : "Values are kept to 15 digits (6 of real); what was rounded before stays so.")),
                List.of(change.step("As it was.", List.of(TypeChange.Change.cast(column, column.type())))),
                money ? List.of(Doubt.PROGRAMS_MUST_FOLLOW, Doubt.OTHERS_MAY_USE_THE_COLUMN)
                        : List.of(Doubt.MAY_BE_NO_MONEY, Doubt.PROGRAMS_MUST_FOLLOW, Doubt.OTHERS_MAY_USE_THE_COLUMN));
    }
}
