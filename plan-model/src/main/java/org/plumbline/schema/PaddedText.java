package org.plumbline.schema;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;
import org.plumbline.schema.ColumnSample.TextValues;

/// A column of type `character(n)` whose values are mostly shorter: each is stored, read and compared with spaces to its full length
/// (`bpchar`), and `varchar` of the same length is not.
public final class PaddedText implements SchemaCheck {
    /// Codes that are all of one length lose nothing (our own).
    static final double LEAST_PADDED = 0.2;
    private static final String PADDED = "character(";

    @Override
    public String id() {
        return "padded-text";
    }

    @Override
    public String title() {
        return "Text that is filled up with spaces";
    }

    @Override
    public List<SampleQuestion> questions(SchemaFacts facts) {
        var casts = ColumnCasts.of(facts);
        return RetypedColumns.of(facts).where(PaddedText::isPadded)
                .map(each -> (SampleQuestion) new SampleQuestion.OfText(each.table().qualifiedName(), each.column().name(),
                        casts.of(each.table(), each.column()).time())).toList();
    }

    private static boolean isPadded(ColumnFacts column) {
        return column.type().startsWith(PADDED);
    }

    @Override
    public List<SchemaAdvice> check(SchemaFacts facts) {
        var casts = ColumnCasts.of(facts);
        var columns = RetypedColumns.of(facts);
        var tables = TablesByName.of(facts.catalog());
        return facts.samples().stream().flatMap(sample -> sample instanceof TextValues values ? Stream.of(values) : Stream.empty())
                .filter(values -> values.values().compareTo(TextOfAnotherType.LEAST_VALUES) >= 0 && !isAnother(values)
                        && share(values).atLeast(LEAST_PADDED))
                .flatMap(values -> tables.table(values.table()).stream().flatMap(table ->
                        columns.where(table, column -> column.name().equals(values.column()) && isPadded(column)).stream()
                                .map(column -> advice(facts, table, column, values, casts.of(table, column),
                                        columns.kept(table, column).collation())))).toList();
    }

    /// Numbers and times are told of as such.
    private static boolean isAnother(TextValues values) {
        return values.asNumbers().equals(values.values()) || values.asTimestamps().equals(values.values());
    }

    private static Share share(TextValues values) {
        return Share.of(values.padded().value(), values.values().value());
    }

    private SchemaAdvice advice(
            SchemaFacts facts, TableFacts table, ColumnFacts column, TextValues values, Concerned casts,
            Optional<String> collation) {
        String type = column.type().replace(PADDED, "varchar(");
        var change = new TypeChange(table, List.of(TypeChange.Change.cast(column, type).in(collation)));
        Rows looked = values.values();
        return new SchemaAdvice(id(), table.qualifiedName(), column.name(), casts.time(), casts.statements(),
                List.of(Evidence.text("type", column.type()), Evidence.share("share of values that are filled up", share(values)),
                        Evidence.rows("values looked at", looked)),
                List.of(Evidence.bytes("written anew", change.written(facts.activity(table.qualifiedName())))),
                List.of(change.step("Spaces at the end are taken off.")),
                List.of(change.step("As it was.", List.of(TypeChange.Change.cast(column, column.type()).in(collation)))),
                List.of(Doubt.SPACES_AT_THE_END_COUNT, Doubt.PROGRAMS_MUST_FOLLOW, Doubt.OTHERS_MAY_USE_THE_COLUMN));
    }
}
