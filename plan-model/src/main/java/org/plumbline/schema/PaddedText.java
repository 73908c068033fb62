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
        return facts.catalog().tables().stream().flatMap(table -> table.columns().stream()
                .filter(column -> column.type().startsWith(PADDED) && TypeChange.possible(table, column))
                .map(column -> (SampleQuestion) new SampleQuestion.OfText(table.qualifiedName(), column.name(),
                        ColumnCasts.of(facts, table.qualifiedName(), column.name()).time()))).toList();
    }

    @Override
    public List<SchemaAdvice> check(SchemaFacts facts) {
        return facts.samples().stream().flatMap(sample -> sample instanceof TextValues values ? Stream.of(values) : Stream.empty())
                .filter(values -> values.values().compareTo(TextOfAnotherType.LEAST_VALUES) >= 0 && !isAnother(values)
                        && share(values).atLeast(LEAST_PADDED))
                .flatMap(values -> advice(facts, values).stream()).toList();
    }

    /// Numbers and times are told of as such.
    private static boolean isAnother(TextValues values) {
        return values.asNumbers().equals(values.values()) || values.asTimestamps().equals(values.values());
    }

    private static Share share(TextValues values) {
        return Share.of(values.padded().value(), values.values().value());
    }

    private Optional<SchemaAdvice> advice(SchemaFacts facts, TextValues values) {
        return facts.catalog().tables().stream().filter(table -> table.qualifiedName().equals(values.table()))
                .flatMap(table -> table.columns().stream()
                        .filter(column -> column.name().equals(values.column()) && column.type().startsWith(PADDED)
                                && TypeChange.possible(table, column))
                        .map(column -> advice(facts, table, column, values)))
                .findFirst();
    }

    private SchemaAdvice advice(SchemaFacts facts, TableFacts table, ColumnFacts column, TextValues values) {
        String type = column.type().replace(PADDED, "varchar(");
        var change = new TypeChange(table, List.of(TypeChange.Change.cast(column, type)));
        Concerned casts = ColumnCasts.of(facts, table.qualifiedName(), column.name());
        Rows looked = values.values();
        return new SchemaAdvice(id(), table.qualifiedName(), column.name(), casts.time(), casts.statements(),
                List.of(Evidence.text("type", column.type()), Evidence.share("share of values that are filled up", share(values)),
                        Evidence.rows("values looked at", looked)),
                List.of(Evidence.bytes("written anew", change.written(facts.activity(table.qualifiedName())))),
                List.of(change.step("Spaces at the end are taken off.")),
                List.of(change.step("As it was.", List.of(TypeChange.Change.cast(column, column.type())))),
                List.of(Doubt.SPACES_AT_THE_END_COUNT, Doubt.PROGRAMS_MUST_FOLLOW, Doubt.OTHERS_MAY_USE_THE_COLUMN));
    }
}
