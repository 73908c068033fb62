package org.plumbline.app.ui.shards;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import org.plumbline.app.db.KeyColumn;
import org.plumbline.app.ui.state.ConnectedServer;
import org.plumbline.app.ui.state.Figure;
import org.plumbline.capacity.shard.KeyType;
import org.plumbline.capacity.shard.Placement;
import org.plumbline.capacity.shard.ShardMethod;

/// What a person says of the keys and of the number of shards.
final class KeyInputs {
    private static final int MOST_NUMBERS = 5_000_000;

    final Figure before = shards("Shards now", "4", "How many shards there are");
    final Figure after = shards("Shards after", "5", "How many there are to be; the same where nothing is to change");
    final Figure numbers = Figure.of("Keys", "keys").whole(1, MOST_NUMBERS).needed()
            .explained("So many keys, 0, 1, 2 and so on; with Zipf as many rows are drawn").startingAt("20000");
    final Figure exponent = Figure.of("Exponent", "").between(0, 10, "a number from 0 (all keys alike) to 10").needed()
            .explained("The i-th most popular key has a share in proportion to i^-exponent; 1 is a usual web site").startingAt("1");
    final Typed<String> typed = new Typed<>("user:1\nuser:2\nuser:3\nuser:4\nuser:5", KeyInputs::anything);
    final Typed<Path> file = new Typed<>("", KeyInputs::path);
    final Typed<String> table = new Typed<>("", text -> named(text, "Table: its name as SQL has it, such as public.orders."));
    final Typed<String> column = new Typed<>("", text -> named(text, "Column: its name, such as customer_id."));
    final Figure sample = Figure.of("Read", "% of its blocks").between(0.0001, 100, "a number above 0 and at most 100").needed()
            .explained("100 reads every row; less reads a random sample of blocks, and says how far the shares may be off")
            .startingAt("100");
    final Figure limit = Figure.of("Time limit", "s").whole(1, 86_400).needed()
            .explained("Reading ends after so long; Cancel in the status bar ends it at once").startingAt("60");
    final ObjectProperty<KeySource> source = new SimpleObjectProperty<>(KeySource.NUMBERS);
    final ObjectProperty<KeyType> type = new SimpleObjectProperty<>(KeyType.TEXT);
    final ObjectProperty<Optional<ConnectedServer>> server = new SimpleObjectProperty<>(Optional.empty());

    private static String anything(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("Keys: type one a line.");
        }
        return text;
    }

    private static String named(String text, String otherwise) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(otherwise);
        }
        return text.strip();
    }

    private static Path path(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("File: choose one with a key a line; after a tab the row's size in bytes.");
        }
        try {
            return Path.of(text.strip());
        } catch (InvalidPathException _) {
            throw new IllegalArgumentException("File: this system can have no file of that name.");
        }
    }

    private static Figure shards(String name, String first, String explanation) {
        return Figure.of(name, "shards").whole(1, Placement.MOST_SHARDS).needed().explained(explanation).startingAt(first);
    }

    /// Whether all that counts for the chosen source is there and right.
    boolean right() {
        return before.isRight() && after.isRight() && switch (source.get()) {
            case NUMBERS -> numbers.isRight();
            case ZIPF -> numbers.isRight() && exponent.isRight();
            case TYPED -> !typed.wrong();
            case FILE -> !file.wrong();
            case COLUMN -> !table.wrong() && !column.wrong() && sample.isRight() && limit.isRight();
        };
    }

    /// All that is typed.
    List<StringProperty> texts() {
        return Stream.concat(Stream.of(before, after, numbers, exponent, sample, limit).map(Figure::textProperty),
                Stream.of(typed, file, table, column).map(Typed::textProperty)).toList();
    }

    int shardsBefore() {
        return before.count().orElseThrow();
    }

    int shardsAfter() {
        return after.count().orElseThrow();
    }

    KeyColumn wantedColumn() {
        return new KeyColumn(table.value().orElseThrow(), column.value().orElseThrow(),
                ShardMethod.compared(ShardMethod.MANY_KEYS, shardsBefore(), shardsAfter()), shardsBefore(), shardsAfter(),
                Optional.of(sample.value().orElseThrow()).filter(percent -> percent < 100),
                Duration.ofSeconds(limit.count().orElseThrow()));
    }
}
