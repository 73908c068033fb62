package org.plumbline.app.ui.shards;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import org.plumbline.app.db.KeyColumn;
import org.plumbline.app.ui.state.ConnectedServer;
import org.plumbline.app.ui.state.Entry;
import org.plumbline.app.ui.state.Figure;
import org.plumbline.capacity.shard.KeyType;
import org.plumbline.capacity.shard.MethodOptions;
import org.plumbline.capacity.shard.Placement;
import org.plumbline.capacity.shard.ShardMethod;

/// What a person says of the keys and of the number of shards.
final class KeyInputs {
    private static final double USUAL_BOUND = 100 * MethodOptions.USUAL.slack();
    private static final int MOST_NUMBERS = 5_000_000;

    final Figure before = shards("Shards now", "4", "How many shards there are");
    final Figure after = shards("Shards after", "5", "How many there are to be; the same where nothing is to change");
    final Figure numbers = Figure.of("Keys", "keys").whole(1, MOST_NUMBERS).needed()
            .explained("So many keys, 0, 1, 2 and so on; with Zipf as many rows are drawn").startingAt("20000");
    final Figure exponent = Figure.of("Exponent", "").between(0, 10, "a number from 0 (all keys alike) to 10").needed()
            .explained("The i-th most popular key has a share in proportion to i^-exponent; 1 is a usual web site").startingAt("1");
    final Entry<List<Double>> weights = Entry.of("Rendezvous weights",
            "What each shard is to hold, in proportion, for rendezvous: a number for each of the larger number of shards, with commas "
                    + "between them; empty where all are alike", "", this::weights);
    final Figure bound = Figure.of("Bounded loads up to", "% above mean").between(0.1, 10_000, "a number from 0.1 to 10,000").needed()
            .explained("How far above the mean number of different keys a shard may go by bounded loads").startingAt("25");
    final Entry<String> typed = Entry.of("Keys, one a line",
            "\\N stands for NULL and \\\\ for a backslash; after a tab the row's size in bytes",
            "user:1\nuser:2\nuser:3\nuser:4\nuser:5", KeyInputs::anything);
    final Entry<Path> file = Entry.needed("File", "A key a line, as COPY writes a column; after a tab the row's size in bytes",
            KeyInputs::path);
    final Entry<String> table = Entry.needed("Table", "As SQL names it: public.orders; names with capitals in double quotes",
            UnaryOperator.identity());
    final Entry<String> column = Entry.needed("Column", "The key column's bare name, such as customer_id", UnaryOperator.identity());
    final Figure sample = Figure.of("Read", "% of its blocks").between(0.0001, 100, "a number above 0 and at most 100").needed()
            .explained("100 reads every row; less reads a random sample of blocks, and says how far the shares may be off")
            .startingAt("100");
    final Figure limit = Figure.of("Time limit", "s").whole(1, 86_400).needed()
            .explained("Reading ends after so long; Cancel in the status bar ends it at once").startingAt("60");
    final ObjectProperty<KeySource> source = new SimpleObjectProperty<>(KeySource.NUMBERS);
    final ObjectProperty<KeyType> type = new SimpleObjectProperty<>(KeyType.TEXT);
    final ObjectProperty<Optional<ConnectedServer>> server = new SimpleObjectProperty<>(Optional.empty());

    KeyInputs() {
        before.textProperty().subscribe((_, _) -> weights.reread());
        after.textProperty().subscribe((_, _) -> weights.reread());
    }

    private static String anything(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("Type keys, one a line.");
        }
        return text;
    }

    /// One for each of the larger number of shards, where that is known.
    private List<Double> weights(String text) {
        try {
            List<Double> weights = text.isBlank() ? List.of() : Stream.of(text.split(",", -1)).map(Double::valueOf).toList();
            var options = new MethodOptions(weights, MethodOptions.USUAL.slack());
            return before.isRight() && after.isRight() ? options.checkedFor(Math.max(shardsBefore(), shardsAfter())).weights() : weights;
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException("These have to be numbers above 0 with commas between them, such as 1, 1, 2.", none);
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException _) {
            throw new IllegalArgumentException("This system can have no file of that name.");
        }
    }

    private static Figure shards(String name, String first, String explanation) {
        return Figure.of(name, "shards").whole(1, Placement.MOST_SHARDS).needed().explained(explanation).startingAt(first);
    }

    /// Whether all that counts for the chosen source is there and right; without right weights all methods but rendezvous are compared.
    boolean right() {
        return before.isRight() && after.isRight() && bound.isRight() && switch (source.get()) {
            case NUMBERS -> numbers.isRight();
            case ZIPF -> numbers.isRight() && exponent.isRight();
            case TYPED -> typed.isRight();
            case FILE -> file.isRight();
            case COLUMN -> table.isRight() && column.isRight() && sample.isRight() && limit.isRight();
        };
    }

    /// All that is typed.
    List<StringProperty> texts() {
        return Stream.<Entry<?>>of(before, after, weights, bound, numbers, exponent, sample, limit, typed, file, table, column)
                .map(Entry::textProperty).toList();
    }

    int shardsBefore() {
        return before.count().orElseThrow();
    }

    int shardsAfter() {
        return after.count().orElseThrow();
    }

    Comparison comparison() {
        return new Comparison(options(), weights.isRight(), shardsBefore(), shardsAfter());
    }

    /// Without weights where they are wrong.
    MethodOptions options() {
        return new MethodOptions(weights.meaning().orElse(List.of()), bound.value().orElse(USUAL_BOUND) / 100);
    }

    KeyColumn wantedColumn() {
        Comparison comparison = comparison();
        return new KeyColumn(table.meaning().orElseThrow(), column.meaning().orElseThrow(), comparison.methods(ShardMethod.MANY_KEYS),
                comparison.options(), comparison.before(), comparison.after(),
                Optional.of(sample.value().orElseThrow()).filter(percent -> percent < 100),
                Duration.ofSeconds(limit.count().orElseThrow()));
    }
}
