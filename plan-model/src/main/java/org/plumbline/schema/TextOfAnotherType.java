package org.plumbline.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.unit.Rows;
import org.plumbline.schema.ColumnSample.TextValues;
import org.plumbline.schema.RetypedColumns.Retyped;
import org.plumbline.sql.QuotedName;

/// A column of text has nothing but whole numbers, numbers, dates or time stamps: each comparison casts it or takes it for words
/// (`'10' < '9'`), and the planner knows no range of it.
public final class TextOfAnotherType implements SchemaCheck {
    /// Fewer say nothing (our own).
    static final Rows LEAST_VALUES = Rows.rows(100);
    /// Longer ones on average are neither (our own).
    private static final long WIDEST = 40;
    /// Digits that nobody reckons with, and of which the first may be 0 tomorrow.
    private static final Set<String> CODES = Set.of("zip", "zipcode", "postcode", "postal", "plz", "phone", "telephone", "tel", "mobile",
            "fax", "iban", "bic", "code", "isbn", "ean", "upc", "gtin", "sku", "vat", "ssn", "pin", "hash", "token", "version", "card",
            "serial");

    /// Written as texts again they are in the session's zone.
    private static final String TIMES = "timestamptz";

    /// What the values are.
    ///
    /// @param type as SQL names it
    /// @param local times of some place that nobody tells
    private record Meant(String type, boolean local) {
        boolean number() {
            return type.equals("bigint") || type.equals("numeric");
        }

        /// How the text becomes one.
        ///
        /// @param column quoted
        String using(String column) {
            return local ? column + "::timestamp AT TIME ZONE '" + TimestampWithoutZone.ZONE + "'" : column + "::" + type;
        }
    }

    @Override
    public String id() {
        return "text-of-another-type";
    }

    @Override
    public String title() {
        return "Text that is numbers or times";
    }

    /// Of the largest tables first.
    @Override
    public List<SampleQuestion> questions(SchemaFacts facts) {
        var casts = ColumnCasts.of(facts);
        return RetypedColumns.of(facts).where(TextOfAnotherType::isText)
                .filter(each -> each.table().rows().compareTo(LEAST_VALUES) >= 0)
                .sorted(Comparator.comparing((Retyped each) -> each.table().rows()).reversed())
                .map(each -> (SampleQuestion) new SampleQuestion.OfText(each.table().qualifiedName(), each.column().name(),
                        casts.of(each.table(), each.column()).time())).toList();
    }

    /// `text`, `character varying` and `character`, and values that are not long.
    static boolean isText(ColumnFacts column) {
        return (column.type().equals("text") || column.type().startsWith("character"))
                && (column.averageWidth().isEmpty() || column.averageWidth().getAsLong() <= WIDEST);
    }

    @Override
    public List<SchemaAdvice> check(SchemaFacts facts) {
        var casts = ColumnCasts.of(facts);
        var columns = RetypedColumns.of(facts);
        var tables = TablesByName.of(facts.catalog());
        return facts.samples().stream().flatMap(sample -> sample instanceof TextValues values ? Stream.of(values) : Stream.empty())
                .filter(values -> values.values().compareTo(LEAST_VALUES) >= 0)
                .flatMap(values -> tables.table(values.table()).stream().flatMap(table ->
                        columns.where(table, column -> column.name().equals(values.column()) && isText(column)).stream()
                                .flatMap(column -> advice(facts, table, column, values, casts.of(table, column)).stream()))).toList();
    }

    private Optional<SchemaAdvice> advice(
            SchemaFacts facts, TableFacts table, ColumnFacts column, TextValues values, Concerned casts) {
        return meant(values).filter(meant -> !meant.number() || !isCode(column.name()) || !casts.statements().isEmpty())
                .map(meant -> advice(facts, table, column, values, meant, casts));
    }

    private SchemaAdvice advice(
            SchemaFacts facts, TableFacts table, ColumnFacts column, TextValues values, Meant meant, Concerned casts) {
        var change = new TypeChange(table,
                List.of(new TypeChange.Change(column, meant.type(), meant.using(QuotedName.of(column.name())))));
        var doubts = new ArrayList<>(List.of(Doubt.ONLY_A_SAMPLE, Doubt.PROGRAMS_MUST_FOLLOW, Doubt.OTHERS_MAY_USE_THE_COLUMN));
        if (meant.number()) {
            doubts.add(Doubt.DIGITS_MAY_BE_A_CODE);
        } else if (meant.local()) {
            doubts.add(Doubt.ZONE_OF_VALUES_UNKNOWN);
        }
        var evidence = new ArrayList<>(List.of(Evidence.text("type", column.type()), Evidence.text("type of its values", meant.type()),
                Evidence.rows("values looked at", values.values())));
        if (!casts.statements().isEmpty()) {
            evidence.add(Evidence.count("statements that cast it", casts.statements().size()));
        }
        return new SchemaAdvice(id(), table.qualifiedName(), column.name(), casts.time(), casts.statements(), evidence,
                List.of(Evidence.bytes("written anew", change.written(facts.activity(table.qualifiedName())))),
                List.of(change.step(meant.local() ? TimestampWithoutZone.PUT_THE_ZONE
                        : "It fails, and changes nothing, where a value is no " + meant.type() + ".")),
                meant.type().equals(TIMES) ? List.of()
                        : List.of(change.step("As it was.", List.of(TypeChange.Change.cast(column, column.type())
                                .in(RetypedColumns.of(facts).kept(table, column).collation())))),
                doubts);
    }

    private static Optional<Meant> meant(TextValues values) {
        Rows all = values.values();
        if (values.asIntegers().equals(all)) {
            return Optional.of(new Meant("bigint", false));
        } else if (values.asNumbers().equals(all)) {
            return Optional.of(new Meant("numeric", false));
        } else if (!values.asTimestamps().equals(all)) {
            return Optional.empty();
        } else if (values.asDates().equals(all)) {
            return Optional.of(new Meant("date", false));
        }
        return values.withZone().equals(all) || values.withZone().equals(Rows.NONE)
                ? Optional.of(new Meant(TIMES, values.withZone().equals(Rows.NONE))) : Optional.empty();
    }

    private static boolean isCode(String column) {
        return Stream.of(column.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)).anyMatch(CODES::contains);
    }
}
